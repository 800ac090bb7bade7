import { describe, expect, it } from 'vitest';
import { factGroups } from './alert_facts';
import { documentFields } from './document_fields';

describe('factGroups', () => {
  it('puts the command line first and leaves out what the alert does not have', () => {
    const groups = factGroups(
      documentFields({
        process: { name: 'nmap', command_line: 'nmap -sT', parent: { name: 'bash' } },
        'kibana.alert.uuid': 'a1',
        other: 'x',
      })
    );
    expect(groups.map((group) => [group.name, group.facts.map((fact) => fact.field)])).toEqual([
      ['process', ['process.command_line', 'process.name']],
      ['parent', ['process.parent.name']],
      ['origin', ['kibana.alert.uuid']],
    ]);
  });

  it('gives no group for an alert without known fields', () => {
    expect(factGroups(documentFields({ odd: 1 }))).toEqual([]);
  });
});
