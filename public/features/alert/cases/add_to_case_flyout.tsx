/** The panel that puts an alert into a case: an open one or a new one, with what was done so far as a comment. */
import React, { useState } from 'react';
import { EuiFlyout, EuiFlyoutBody, EuiFlyoutHeader, EuiRadioGroup, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary, CaseAnswer } from '../../../../common/api';
import { useHost } from '../../../shared/host_context';
import { alertHref } from '../../../shared/links';
import { VisibleText } from '../../../shared/visible_text';
import { useAlertGuide, useInvestigation } from '../use_alert';
import { AddToCaseFooter } from './add_to_case_footer';
import { isComplete, type AttachPlan, type AttachReport } from './attach_to_case';
import { AttachReportView } from './attach_report_view';
import { draftCase } from './case_draft';
import { CaseChoice } from './case_choice';
import { CommentChoice } from './comment_choice';
import { hasWork, investigationSummary } from './investigation_summary';
import { isReady, NewCaseForm } from './new_case_form';
import { useAttach, useCasesOfAlert, useUnfinishedCases } from './use_cases';

type Where = 'existing' | 'new';

export function AddToCaseFlyout({ alert, onClose }: { readonly alert: AlertSummary; readonly onClose: () => void }): React.ReactElement {
  const { notices } = useHost();
  const address = useAddress(alert.id);
  const [typed, setTyped] = useState('');
  const [choice, setChoice] = useState<Where | undefined>(undefined);
  const [chosen, setChosen] = useState<CaseAnswer | undefined>(undefined);
  const [draft, setDraft] = useState(() => draftCase(alert, address));
  const [isCommented, setIsCommented] = useState(true);
  const [tried, setTried] = useState<{ readonly plan: AttachPlan; readonly report: AttachReport } | undefined>(undefined);
  const found = useUnfinishedCases(typed);
  const present = useCasesOfAlert(alert.id, true).data ?? [];
  const summary = useSummary(alert, address);
  const attach = useAttach(alert.id);

  // Where there is no case to choose, a new one is what is meant.
  const where = choice ?? (found.data !== undefined && typed === '' && found.data.total === 0 ? 'new' : 'existing');
  const target = targetOf(where, chosen, draft);
  const isBusy = !attach.isIdle && !attach.isSuccess && !attach.isError;

  const run = async (plan: AttachPlan, earlier: AttachReport | undefined): Promise<void> => {
    const report = await attach.mutateAsync({ plan, earlier });
    if (!isComplete(report)) return setTried({ plan, report });
    notices.success(
      i18n.translate('investigationGuides.cases.added', {
        defaultMessage: 'The alert is in the case “{title}”',
        values: { title: report.known?.title ?? '' },
      })
    );
    onClose();
  };

  return (
    <EuiFlyout ownFocus size="m" onClose={onClose} aria-labelledby="add-to-case-title" data-test-subj="case-panel">
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="s">
          <h2 id="add-to-case-title">{i18n.translate('investigationGuides.cases.title', { defaultMessage: 'Add the alert to a case' })}</h2>
        </EuiTitle>
        <EuiText size="s" color="subdued">
          <VisibleText text={alert.rule.name} limit={200} />
        </EuiText>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        {tried === undefined ? (
          <>
            <EuiRadioGroup
              name="case-where"
              options={whereOptions()}
              idSelected={`case-where-${where}`}
              onChange={(id) => setChoice(id === 'case-where-new' ? 'new' : 'existing')}
            />
            <EuiSpacer size="m" />
            {where === 'existing' ? (
              <CaseChoice
                call={found}
                typed={typed}
                onType={setTyped}
                chosen={chosen}
                onChoose={setChosen}
                alertStatus={alert.status}
                presentIds={present.map(({ id }) => id)}
              />
            ) : (
              <NewCaseForm draft={draft} onChange={setDraft} alertStatus={alert.status} />
            )}
            <EuiSpacer size="l" />
            <CommentChoice comment={summary} isWanted={isCommented} onChange={setIsCommented} />
          </>
        ) : (
          <AttachReportView report={tried.report} />
        )}
      </EuiFlyoutBody>
      <AddToCaseFooter
        isBusy={isBusy}
        isReady={target !== undefined}
        isRetry={tried !== undefined}
        onCancel={onClose}
        onAdd={() => {
          if (tried !== undefined) void run(tried.plan, tried.report);
          else if (target !== undefined) void run({ target, alert, comment: isCommented ? summary : undefined }, undefined);
        }}
      />
    </EuiFlyout>
  );
}

/** Undefined while something is missing. */
function targetOf(where: Where, chosen: CaseAnswer | undefined, draft: ReturnType<typeof draftCase>): AttachPlan['target'] | undefined {
  if (where === 'new') return isReady(draft) ? { kind: 'new', draft } : undefined;
  return chosen === undefined ? undefined : { kind: 'existing', known: { id: chosen.id, title: chosen.title } };
}

/** The alert's page, whole: a case is read elsewhere. */
function useAddress(alertId: string): string {
  const { basePath } = useHost();
  return new URL(`${basePath}${alertHref(alertId)}`, window.location.href).href;
}

/** Undefined when nothing was done yet, or as long as it is not known. */
function useSummary(alert: AlertSummary, address: string): string | undefined {
  const guide = useAlertGuide(alert.id).data;
  const investigation = useInvestigation(alert.id).data;
  if (investigation === undefined || !hasWork(investigation)) return undefined;
  return investigationSummary({ alert, address, guide, investigation });
}

const whereOptions = () => [
  { id: 'case-where-existing', label: i18n.translate('investigationGuides.cases.existing', { defaultMessage: 'A case that is open' }) },
  { id: 'case-where-new', label: i18n.translate('investigationGuides.cases.new', { defaultMessage: 'A new case' }) },
];
