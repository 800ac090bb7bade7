/** Judges the alert a true positive, or says that it is not decided yet: a comment, whether to close, and what became of it. */
import React, { useState } from 'react';
import {
  EuiButton,
  EuiButtonEmpty,
  EuiFormRow,
  EuiModal,
  EuiModalBody,
  EuiModalFooter,
  EuiModalHeader,
  EuiModalHeaderTitle,
  EuiTextArea,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary } from '../../../../common/api';
import { useHost } from '../../../shared/host_context';
import { isComplete, type CloseReason, type VerdictKind } from './apply';
import { ApplyReportView } from './apply_report_view';
import { ClosingChoice } from './closing_choice';
import { useApply } from './use_apply';
import { closeReasonOf, verdictLabel } from './verdict_words';

interface VerdictModalProps {
  readonly alert: Pick<AlertSummary, 'id' | 'status'>;
  readonly verdict: Exclude<VerdictKind, 'false_positive'>;
  readonly onClose: () => void;
}

export function VerdictModal({ alert, verdict, onClose }: VerdictModalProps): React.ReactElement {
  const { keepsClosingReason } = useHost();
  const { done, isApplying, apply } = useApply();
  const [comment, setComment] = useState('');
  const [reason, setReason] = useState<CloseReason | undefined>(undefined);
  const plan = {
    alertId: alert.id,
    verdict,
    exception: undefined,
    comment: comment.trim(),
    closeIds: reason === undefined ? [] : [alert.id],
    closeReason: keepsClosingReason ? reason : undefined,
  };
  return (
    <EuiModal onClose={onClose} aria-labelledby="verdict-title" data-test-subj="verdict-modal" style={{ width: 480, maxWidth: '100%' }}>
      <EuiModalHeader>
        <EuiModalHeaderTitle size="s">
          <span id="verdict-title">{verdictLabel(verdict)}</span>
        </EuiModalHeaderTitle>
      </EuiModalHeader>
      <EuiModalBody>
        {done === undefined ? (
          <>
            <EuiFormRow fullWidth label={i18n.translate('investigationGuides.alert.judge.comment', { defaultMessage: 'Comment' })}>
              <EuiTextArea
                fullWidth
                compressed
                rows={3}
                maxLength={10_000}
                value={comment}
                placeholder={i18n.translate('investigationGuides.alert.judge.commentPlaceholder', {
                  defaultMessage: 'What you found, and what is to be done',
                })}
                onChange={(event) => setComment(event.target.value)}
                data-test-subj="verdict-comment"
              />
            </EuiFormRow>
            {verdict === 'true_positive' && alert.status !== 'closed' && (
              <ClosingChoice reason={reason} usual={closeReasonOf.true_positive} onChange={setReason} />
            )}
          </>
        ) : (
          <ApplyReportView {...done} />
        )}
      </EuiModalBody>
      <EuiModalFooter>
        {done === undefined ? (
          <>
            <EuiButtonEmpty onClick={onClose}>
              {i18n.translate('investigationGuides.alert.judge.cancel', { defaultMessage: 'Cancel' })}
            </EuiButtonEmpty>
            <EuiButton fill isLoading={isApplying} onClick={() => apply(plan)} data-test-subj="save-verdict">
              {i18n.translate('investigationGuides.alert.judge.save', { defaultMessage: 'Record verdict' })}
            </EuiButton>
          </>
        ) : (
          <>
            {!isComplete(done.report) && (
              <EuiButton fill color="warning" isLoading={isApplying} onClick={() => apply(done.plan)} data-test-subj="retry-verdict">
                {i18n.translate('investigationGuides.alert.falsePositive.retry', { defaultMessage: 'Do what is left' })}
              </EuiButton>
            )}
            <EuiButton fill={isComplete(done.report)} onClick={onClose}>
              {i18n.translate('investigationGuides.alert.falsePositive.backToAlert', { defaultMessage: 'Back to the alert' })}
            </EuiButton>
          </>
        )}
      </EuiModalFooter>
    </EuiModal>
  );
}
