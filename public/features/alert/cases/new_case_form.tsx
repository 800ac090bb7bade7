/** A new case: title, description, severity, and whether its status is its alerts' status. */
import React from 'react';
import { EuiFieldText, EuiFormRow, EuiSelect, EuiSpacer, EuiSwitch, EuiTextArea } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { MOST_CASE_DESCRIPTION, MOST_CASE_TITLE, type WorkflowStatus } from '../../../../common/api';
import type { Severity } from '../../../../common/rules/rule';
import { severityLabel } from '../../../shared/severity_badge';
import type { CaseDraft } from './case_draft';
import { syncText } from './sync_words';

const SEVERITIES: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

interface NewCaseFormProps {
  readonly draft: CaseDraft;
  readonly onChange: (draft: CaseDraft) => void;
  readonly alertStatus: WorkflowStatus;
}

export function isReady({ title, description }: CaseDraft): boolean {
  return [problemOf(title, MOST_CASE_TITLE), problemOf(description, MOST_CASE_DESCRIPTION)].every((problem) => problem === undefined);
}

export function NewCaseForm({ draft, onChange, alertStatus }: NewCaseFormProps): React.ReactElement {
  const titleProblem = problemOf(draft.title, MOST_CASE_TITLE);
  const descriptionProblem = problemOf(draft.description, MOST_CASE_DESCRIPTION);
  return (
    <>
      <EuiFormRow
        fullWidth
        label={i18n.translate('investigationGuides.cases.field.title', { defaultMessage: 'Title' })}
        isInvalid={titleProblem !== undefined}
        error={titleProblem}
      >
        <EuiFieldText
          fullWidth
          value={draft.title}
          isInvalid={titleProblem !== undefined}
          onChange={(event) => onChange({ ...draft, title: event.target.value })}
          data-test-subj="case-title"
        />
      </EuiFormRow>
      <EuiFormRow
        fullWidth
        label={i18n.translate('investigationGuides.cases.field.description', { defaultMessage: 'Description (Markdown)' })}
        isInvalid={descriptionProblem !== undefined}
        error={descriptionProblem}
      >
        <EuiTextArea
          fullWidth
          rows={9}
          value={draft.description}
          isInvalid={descriptionProblem !== undefined}
          onChange={(event) => onChange({ ...draft, description: event.target.value })}
          data-test-subj="case-description"
        />
      </EuiFormRow>
      <EuiFormRow label={i18n.translate('investigationGuides.cases.field.severity', { defaultMessage: 'Severity' })}>
        <EuiSelect
          value={draft.severity}
          options={SEVERITIES.map((severity) => ({ value: severity, text: severityLabel(severity) }))}
          onChange={(event) => {
            const severity = SEVERITIES.find((one) => one === event.target.value);
            if (severity !== undefined) onChange({ ...draft, severity });
          }}
          data-test-subj="case-severity"
        />
      </EuiFormRow>
      <EuiSpacer size="m" />
      <EuiFormRow fullWidth helpText={draft.syncsAlerts && alertStatus !== 'open' ? syncText('open') : undefined}>
        <EuiSwitch
          compressed
          label={i18n.translate('investigationGuides.cases.field.sync', {
            defaultMessage: 'The status of the case is the status of its alerts',
          })}
          checked={draft.syncsAlerts}
          onChange={(event) => onChange({ ...draft, syncsAlerts: event.target.checked })}
          data-test-subj="case-sync"
        />
      </EuiFormRow>
    </>
  );
}

function problemOf(text: string, limit: number): string | undefined {
  if (text.trim() === '') return i18n.translate('investigationGuides.cases.field.missing', { defaultMessage: 'A case needs one.' });
  if (text.length <= limit) return undefined;
  return i18n.translate('investigationGuides.cases.field.tooLong', {
    defaultMessage: 'Too long by {count, plural, one {# character} other {# characters}}: Kibana takes {limit}.',
    values: { count: text.length - limit, limit },
  });
}
