/** Of several agents, those that have not answered, by name. */
import React from 'react';
import { EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultTable } from '../../../../../common/osquery/results';
import type { HostCounts } from '../live_query';
import { someAgents } from './agent_words';
import { whoIsSilent, type Silent } from './who_is_silent';
import { useAgentNames } from './use_agents';

interface SilentAgentsProps {
  readonly counts: HostCounts | undefined;
  readonly table: ResultTable | undefined;
  /** No more answers are taken. */
  readonly isOver: boolean;
}

/** Names beyond these are not even asked for. */
const MOST_NAMED = 20;

export function SilentAgents({ counts, table, isOver }: SilentAgentsProps): React.ReactElement | null {
  const silent = whoIsSilent(counts, table);
  const nameOf = useAgentNames((silent?.ids ?? []).slice(0, MOST_NAMED));
  if (silent === undefined || silent.ids.length === 0) return null;
  return (
    <EuiText size="xs" color="subdued" data-test-subj="silent-agents">
      <span title={silent.ids.slice(0, MOST_NAMED).join('\n')}>{silentText(silent, someAgents(silent.ids, nameOf), isOver)}</span>
      <EuiSpacer size="xs" />
    </EuiText>
  );
}

function silentText({ isExact }: Silent, names: string, isOver: boolean): string {
  const values = { names };
  if (!isExact) {
    return i18n.translate('investigationGuides.osquery.agents.noRowsFrom', { defaultMessage: 'No rows from {names}', values });
  }
  return isOver
    ? i18n.translate('investigationGuides.osquery.agents.didNotAnswer', { defaultMessage: 'No answer from {names}', values })
    : i18n.translate('investigationGuides.osquery.agents.noAnswerYet', { defaultMessage: 'No answer yet from {names}', values });
}
