/** MITRE ATT&CK tactics with their techniques, each linked to its page. */
import React, { type ReactElement } from 'react';
import type { Threat, ThreatReference } from '../../../common/rules/rule';
import { OutsideLink } from '../../shared/outside_link';

export function ThreatList({ threat }: { readonly threat: readonly Threat[] }): ReactElement {
  return (
    <>
      {threat.map(({ tactic, technique }) => (
        <div key={tactic.id}>
          <Reference reference={tactic} />
          <ul>
            {technique.map((item) => (
              <li key={item.id}>
                <Reference reference={item} />
                {item.subtechnique.length === 0 ? null : (
                  <ul>
                    {item.subtechnique.map((sub) => (
                      <li key={sub.id}>
                        <Reference reference={sub} />
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Reference({ reference: { id, name, reference } }: { readonly reference: ThreatReference }): ReactElement {
  return (
    <OutsideLink url={reference}>
      {name} ({id})
    </OutsideLink>
  );
}
