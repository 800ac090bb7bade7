/** One sentence that says what happened where, the way Kibana words `kibana.alert.reason`. */
import type { PreparedDocument } from '../../../common/engine';
import type { Rule } from '../../../common/rules';

export function alertReason(document: PreparedDocument, rule: Pick<Rule, 'name' | 'severity'>): string {
  const text = (field: string): string | undefined => {
    const values = document
      .values(field)
      .map(String)
      .filter((value) => value !== '');
    return values.length === 0 || (values.length === 1 && values[0] === '-') ? undefined : values.join(', ');
  };
  const details = [
    phrase('process', text('process.name')),
    phrase('parent process', text('process.parent.name')),
    phrase('file', text('file.name')),
    phrase('source', address(text('source.ip'), text('source.port'))),
    phrase('destination', address(text('destination.ip'), text('destination.port'))),
  ].filter((detail) => detail !== undefined);
  const subject = [
    text('event.category'),
    'event',
    details.length > 0 ? `with ${details.map((detail) => `${detail},`).join(' ')}` : undefined,
  ];
  const place = [phrase('by', text('user.name')), phrase('on', text('host.name'))];
  return [...subject, ...place, `created ${rule.severity} alert ${rule.name}.`].filter((part) => part !== undefined).join(' ');
}

function phrase(word: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${word} ${value}`;
}

function address(ip: string | undefined, port: string | undefined): string | undefined {
  return ip === undefined || port === undefined ? ip : `${ip}:${port}`;
}
