/** Agents by their ids, typed or pasted: for lists that come from elsewhere, and where Kibana does not list agents. */
import React from 'react';
import { EuiFormRow, EuiSpacer, EuiTextArea } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { nameHidden } from '../../../shared/visible_text';
import { MOST_AGENTS } from './run_target';

interface TargetIdsProps {
  readonly text: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
}

export function TargetIds({ text, problem, onChange }: TargetIdsProps): React.ReactElement {
  return (
    <>
      <EuiSpacer size="s" />
      <EuiFormRow
        fullWidth
        label={i18n.translate('investigationGuides.osquery.target.ids', { defaultMessage: 'Ids of agents (agent.id, as in Fleet)' })}
        isInvalid={problem !== undefined}
        error={problem}
        helpText={i18n.translate('investigationGuides.osquery.target.idsHelp', {
          defaultMessage: 'One a line, or apart by commas; at most {most}',
          values: { most: MOST_AGENTS },
        })}
      >
        <EuiTextArea
          rows={3}
          compressed
          fullWidth
          value={text}
          onChange={(event) => onChange(event.target.value)}
          data-test-subj="target-ids"
        />
      </EuiFormRow>
    </>
  );
}

/** `count`: of all agents that are chosen. */
export function idsProblem(count: number, wrong: readonly string[]): string | undefined {
  const [first] = wrong;
  if (first !== undefined) {
    return i18n.translate('investigationGuides.osquery.target.noId', {
      defaultMessage: '{text} is no id of an agent',
      values: { text: nameHidden(first.slice(0, 60)) },
    });
  }
  return count > MOST_AGENTS
    ? i18n.translate('investigationGuides.osquery.target.tooMany', {
        defaultMessage: '{count} agents; at most {most} at once',
        values: { count, most: MOST_AGENTS },
      })
    : undefined;
}
