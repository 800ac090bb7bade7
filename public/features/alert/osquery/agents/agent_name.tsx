/** An agent by the name of its host; the id is in the tooltip. */
import React from 'react';
import { useAgentNames } from './use_agents';
import { agentName } from './agent_words';

export function AgentNameView({ id }: { readonly id: string }): React.ReactElement {
  const nameOf = useAgentNames([id]);
  return <span title={id}>{agentName(id, nameOf)}</span>;
}
