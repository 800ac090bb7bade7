/** Before agents are asked: who of them is offline, has no Osquery, or is not there any more. */
import React from 'react';
import { EuiIcon, EuiText } from '@elastic/eui';
import { useAskedAgents } from './use_agents';
import { beforeAsking } from './agent_words';
import { useAgentBook } from './use_agents';

export function BeforeAsking({ ids }: { readonly ids: readonly string[] }): React.ReactElement | null {
  const book = useAgentBook();
  const asked = useAskedAgents(ids);
  const texts = beforeAsking(asked, (id) => book.nameOf(id));
  if (texts.length === 0) return null;
  return (
    <EuiText size="xs" role="status" data-test-subj="before-asking">
      {texts.map((text) => (
        <div key={text} style={{ display: 'flex', gap: 4, alignItems: 'baseline' }}>
          <EuiIcon type="warning" size="s" color="warning" style={{ flex: 'none', alignSelf: 'center' }} /> <span>{text}</span>
        </div>
      ))}
    </EuiText>
  );
}
