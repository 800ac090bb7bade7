/** The agents that were chosen, by name; each can be taken away again. */
import React from 'react';
import { EuiBadge, EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { MOST_AGENTS } from '../run_target';
import { agentNames } from './agent_words';
import { useAgentNames } from './use_agents';

interface ChosenAgentsProps {
  readonly ids: readonly string[];
  readonly onRemove: (id: string) => void;
  readonly onClear: () => void;
}

export function ChosenAgents({ ids, onRemove, onClear }: ChosenAgentsProps): React.ReactElement | null {
  const nameOf = useAgentNames(ids);
  if (ids.length === 0) return null;
  const names = agentNames(ids, nameOf);
  return (
    <div data-test-subj="chosen-agents">
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiText size="xs" aria-live="polite">
            {i18n.translate('investigationGuides.osquery.agents.chosen', {
              defaultMessage: '{count} chosen, at most {most}',
              values: { count: ids.length, most: MOST_AGENTS },
            })}
          </EuiText>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty size="xs" flush="both" onClick={onClear} data-test-subj="clear-agents">
            {i18n.translate('investigationGuides.osquery.agents.clear', { defaultMessage: 'Choose none' })}
          </EuiButtonEmpty>
        </EuiFlexItem>
      </EuiFlexGroup>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 4, maxHeight: 96, overflowY: 'auto', paddingTop: 4 }}>
        {ids.map((id, at) => {
          const name = names[at] ?? id;
          return (
            <EuiBadge
              key={id}
              color="hollow"
              title={id}
              iconType="cross"
              iconSide="right"
              iconOnClick={() => onRemove(id)}
              iconOnClickAriaLabel={removeLabel(name)}
              data-test-subj="chosen-agent"
            >
              {name}
            </EuiBadge>
          );
        })}
      </div>
    </div>
  );
}

const removeLabel = (name: string): string =>
  i18n.translate('investigationGuides.osquery.agents.remove', { defaultMessage: 'Take {name} away', values: { name } });
