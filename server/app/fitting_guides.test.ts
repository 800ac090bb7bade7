import { describe, expect, it } from 'vitest';
import type { Rule } from '../../common/rules';
import { MemoryAlertStore } from '../../test/fakes/memory_alert_store';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { MemoryRuleStore } from '../../test/fakes/memory_rule_store';
import { sampleRule } from '../../test/fakes/sample_rule';
import { getAlertGuide } from './alert_guide';
import { findFittingGuides } from './fitting_guides';

const document = {
  'kibana.alert.uuid': 'a',
  'event.kind': 'signal',
  event: { category: ['process'], type: ['start'] },
  host: { os: { type: 'linux' }, name: 'web-1' },
  process: { name: 'chkconfig', args: ['chkconfig', '--add', 'x'], parent: { name: 'bash' } },
};
const note = '## Triage\n\n- Look at {{host.name}}\n';
const rule = (id: string, query: string, more: Partial<Rule> = {}): Rule => sampleRule({ id, name: id, note, query, ...more });
const portsWith = (...rules: readonly Rule[]) =>
  memoryPorts({
    alerts: new MemoryAlertStore([{ id: 'a', index: 'alerts', source: document }]),
    rules: new MemoryRuleStore(rules),
  });
const found = async (...rules: readonly Rule[]) => {
  const { guides } = await findFittingGuides(portsWith(...rules), 'a', 'en');
  return guides.map(({ rule: { id }, fit, missed }) => [id, fit, ...missed.map(({ would, text }) => `${would} ${text}`)]);
};

describe('the guide finder', () => {
  it('offers guides of rules that match, then of those that it is a part of, then of those that it only just misses', async () => {
    expect(
      await found(
        rule('near', 'process where process.name == "chkconfig" and process.args == "--del"'),
        rule('far', 'process where process.name == "nmap" and process.args == "-sS" and user.name == "x"'),
        rule('stage', 'sequence by host.name [process where process.name == "chkconfig"] [file where true]'),
        rule('same', 'process where process.name == "chkconfig"'),
        rule('closer', 'process where process.name == "chkconfig" and process.args == "--add"')
      )
    ).toEqual([
      ['closer', 'matched'],
      ['same', 'matched'],
      ['stage', 'part_of'],
      ['near', 'near', 'hold process.args == "--del"'],
    ]);
  });

  it('says why a guide is offered: what holds, and what the event has in place of what is asked', async () => {
    const query = 'process where process.name == "chkconfig" and process.args == "--add" and process.parent.executable == "/bin/x"';
    const { guides } = await findFittingGuides(portsWith(rule('near', query)), 'a', 'en');
    expect(guides).toMatchObject([
      {
        missed: [{ text: 'process.parent.executable == "/bin/x"', values: [] }],
        held: [
          { text: 'process.name == "chkconfig"', values: ['chkconfig'] },
          { text: 'process.args == "--add"', values: ['chkconfig', '--add', 'x'] },
        ],
      },
    ]);
    const differs = 'process where process.name == "chkconfig" and process.args == "--del"';
    const { guides: others } = await findFittingGuides(portsWith(rule('differs', differs)), 'a', 'en');
    expect(others).toMatchObject([{ missed: [{ values: ['chkconfig', '--add', 'x'] }] }]);
  });

  it('names an exclusion that keeps a rule quiet', async () => {
    expect(await found(rule('quiet', 'process where process.name == "chkconfig" and not process.parent.name == "bash"'))).toEqual([
      ['quiet', 'near', 'fail process.parent.name == "bash"'],
    ]);
  });

  const silent: readonly { readonly what: string; readonly other: Rule }[] = [
    { what: 'the rule has no guide', other: rule('x', 'process where true', { note: ' ' }) },
    { what: 'only the kind of event is right', other: rule('x', 'process where event.type == "start" and process.name == "nmap"') },
    { what: 'the system is another', other: rule('x', 'process where host.os.type == "windows" and process.name == "chkconfig"') },
    { what: 'the category is another', other: rule('x', 'file where process.name == "chkconfig"') },
    { what: 'it cannot be evaluated', other: rule('x', 'FROM logs', { type: 'esql', language: 'esql' }) },
    {
      what: 'only the parent, a shell, is right',
      other: rule('x', 'process where process.parent.name == "bash" and process.name == "nmap"'),
    },
    {
      what: 'all that holds is that a field has a value',
      other: rule('x', 'process where process.args != null and process.name == "nmap"'),
    },
    { what: 'a stage takes any event of its kind', other: rule('x', 'sequence by host.name [process where true] [file where true]') },
  ];
  it.each(silent)('does not offer a guide where $what', async ({ other }) => {
    expect(await found(other)).toEqual([]);
  });

  it('offers guides of KQL rules and of disabled rules', async () => {
    const kql = rule('kql', 'process.name: chk*', { type: 'query', language: 'kuery', enabled: false });
    expect(await found(kql)).toEqual([['kql', 'matched']]);
  });

  it('opens the guide of another rule for the data of the alert', async () => {
    const guide = await getAlertGuide(portsWith(rule('same', 'process where true')), 'a', { locale: 'en', rule_id: 'same' });
    expect(guide).toMatchObject({ rule: { id: 'same' }, guide: { sections: [{}] } });
  });
});
