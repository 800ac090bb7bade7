/** One agent of the list, to be chosen: its host, how it stands, when it was heard of, its operating system and policy. */
import React from 'react';
import { EuiBadge, EuiCheckbox, EuiHealth } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { useHost } from '../../../../shared/host_context';
import { formatAge, formatExactTime } from '../../../../shared/time';
import { nameHidden } from '../../../../shared/visible_text';
import type { Agent } from './agent';
import { statusColor, statusText } from './agent_words';

interface AgentRowProps {
  readonly agent: Agent;
  readonly isOwn: boolean;
  readonly isChosen: boolean;
  /** No more can be chosen. */
  readonly isFull: boolean;
  readonly onToggle: () => void;
}

export function AgentRow({ agent, isOwn, isChosen, isFull, onToggle }: AgentRowProps): React.ReactElement {
  const { id, name, status, hasOsquery } = agent;
  return (
    <li style={{ padding: '2px 0' }} data-test-subj="agent-row">
      <EuiCheckbox
        id={`choose-agent-${id}`}
        checked={isChosen}
        disabled={!isChosen && (isFull || hasOsquery === false)}
        onChange={onToggle}
        label={
          <span style={{ display: 'block' }} title={id}>
            <span style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }}>
              <strong style={{ overflowWrap: 'anywhere' }}>{nameHidden(name ?? id)}</strong>
              {isOwn && <EuiBadge color="hollow">{ownHost()}</EuiBadge>}
              {hasOsquery === false && <EuiBadge color="warning">{noOsquery()}</EuiBadge>}
              <EuiHealth color={statusColor(agent)} textSize="xs">
                {statusText(status)}
              </EuiHealth>
            </span>
            <Details agent={agent} />
          </span>
        }
        data-test-subj={`agent-${id}`}
      />
    </li>
  );
}

function Details({ agent: { system, policyName, lastCheckin } }: { readonly agent: Agent }): React.ReactElement {
  const { locale } = useHost();
  const parts = [system, policyName].flatMap((part) => (part === undefined ? [] : [nameHidden(part)]));
  return (
    <span style={{ display: 'block', fontSize: '0.85em', lineHeight: 1.3, opacity: 0.8, overflowWrap: 'anywhere' }}>
      {parts.join(' · ')}
      {lastCheckin !== undefined && (
        <span title={formatExactTime(lastCheckin)}>
          {parts.length > 0 && ' · '}
          {i18n.translate('investigationGuides.osquery.agents.lastCheckin', {
            defaultMessage: 'last check-in {age}',
            values: { age: formatAge(lastCheckin, Date.now(), locale) },
          })}
        </span>
      )}
    </span>
  );
}

const ownHost = (): string => i18n.translate('investigationGuides.osquery.agents.own', { defaultMessage: 'The alert’s host' });
const noOsquery = (): string => i18n.translate('investigationGuides.osquery.agents.noOsquery', { defaultMessage: 'No Osquery' });
