/** With an exception or without, what to close, a comment, a danger confirmed, apply; then what was done and what was not. */
import React, { useState } from 'react';
import { EuiFlyoutBody, EuiFormRow, EuiRadioGroup, EuiSpacer, EuiText, EuiTextArea } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary } from '../../../../common/api';
import { useHost } from '../../../shared/host_context';
import { usePermission, WhyNot } from '../../../shared/permission';
import type { DocumentField } from '../facts/document_fields';
import { useRuleStanding } from '../use_alert';
import { useApply } from '../verdict/use_apply';
import { closeReasonOf } from '../verdict/verdict_words';
import { ApplyFooter, ApplyOutcome } from './apply_footer';
import { closeIds, closeOptions, type CloseChoice } from './close_choice';
import { Confirmation } from './effect_view';
import { ExceptionChoice } from './exception_choice';
import { ExceptionPart } from './exception_part';
import { Heading } from './heading';
import { needsConfirmation } from './preview_words';
import { useExceptionDraft } from './use_exception_draft';

interface FalsePositiveFormProps {
  readonly alert: AlertSummary;
  readonly fields: readonly DocumentField[];
  readonly onClose: () => void;
}

export function FalsePositiveForm({ alert, fields, onClose }: FalsePositiveFormProps): React.ReactElement {
  const { keepsClosingReason } = useHost();
  const exceptions = usePermission('exceptions');
  const alerts = usePermission('alerts');
  const draft = useExceptionDraft(alert.id, exceptions.isAllowed);
  const isRuleGone = useRuleStanding(alert.id)?.state === 'deleted' || draft.isRuleGone;
  const cannotWrite = isRuleGone ? ruleGone() : exceptions.reason;
  const [wish, setWish] = useState<'exception' | 'no_exception'>('exception');
  const isWritten = wish === 'exception' && cannotWrite === undefined;
  const [close, setClose] = useState<CloseChoice>('this');
  const [comment, setComment] = useState('');
  const { done, isApplying, apply } = useApply();

  if (done !== undefined) {
    return <ApplyOutcome {...done} isRuleGone={isRuleGone} isApplying={isApplying} onRetry={() => apply(done.plan)} onClose={onClose} />;
  }
  const preview = isWritten ? draft.preview : undefined;
  const options = closeOptions({ preview, alertId: alert.id, isWritten, canClose: alerts.isAllowed });
  // What was chosen before may not be there any more: another exception silences other alerts.
  const closed = alerts.isAllowed ? (options.find(({ id, disabled }) => id === close && disabled !== true)?.id ?? 'this') : 'none';
  return (
    <>
      <EuiFlyoutBody>
        <ExceptionChoice isWritten={isWritten} cannotWrite={cannotWrite} isRuleGone={isRuleGone} onChange={setWish} />
        {isWritten && <ExceptionPart draft={draft} fields={fields} />}
        <Heading text={i18n.translate('investigationGuides.alert.falsePositive.closing', { defaultMessage: 'Close' })} />
        <EuiRadioGroup
          name="close"
          idSelected={closed}
          options={options}
          onChange={(id) => setClose(id === 'all' || id === 'none' ? id : 'this')}
        />
        <WhyNot reason={alerts.reason} data-test-subj="close-why-not" />
        {!keepsClosingReason && alerts.isAllowed && (
          <EuiText size="xs" color="subdued" data-test-subj="reason-not-kept">
            {reasonNotKept()}
          </EuiText>
        )}
        <EuiSpacer size="m" />
        <EuiFormRow fullWidth label={i18n.translate('investigationGuides.alert.falsePositive.comment', { defaultMessage: 'Comment' })}>
          <EuiTextArea
            fullWidth
            compressed
            rows={2}
            maxLength={10_000}
            value={comment}
            placeholder={i18n.translate('investigationGuides.alert.falsePositive.commentPlaceholder', {
              defaultMessage: 'Why this is harmless: ticket, change, person asked',
            })}
            onChange={(event) => setComment(event.target.value)}
          />
        </EuiFormRow>
        {preview !== undefined && needsConfirmation(preview) && <Confirmation preview={preview} typed={draft.typed} onType={draft.type} />}
      </EuiFlyoutBody>
      <ApplyFooter
        isReady={!isWritten || draft.plan !== undefined}
        isExceptionWritten={isWritten}
        isApplying={isApplying}
        onCancel={onClose}
        onApply={() =>
          apply({
            alertId: alert.id,
            verdict: 'false_positive',
            exception: isWritten ? draft.plan : undefined,
            comment: comment.trim(),
            closeIds: closeIds(closed, alert.id, preview),
            closeReason: keepsClosingReason ? closeReasonOf.false_positive : undefined,
          })
        }
      />
    </>
  );
}

const ruleGone = (): string =>
  i18n.translate('investigationGuides.alert.falsePositive.ruleGone', {
    defaultMessage: 'The rule of this alert is not installed any more, so there is nothing to write an exception to.',
  });

const reasonNotKept = (): string =>
  i18n.translate('investigationGuides.alert.falsePositive.reasonNotKept', {
    defaultMessage: 'This Kibana keeps no closing reasons (9.2 and later do). That it was a false positive is kept with the verdict.',
  });
