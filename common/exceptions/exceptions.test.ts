import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  describeEntries,
  entriesNotEvaluable,
  exceptionItemFromKibana,
  exceptionItemToKibana,
  isExpired,
  kibanaExceptionsBodySchema,
  matchesException,
  suggestExceptions,
  type ExceptionEntry,
} from './index';
import { compileWildcard } from './wildcard';

const match = (field: string, value: string, operator: 'included' | 'excluded' = 'included'): ExceptionEntry => ({
  type: 'match',
  field,
  operator,
  value,
});
const any = (field: string, value: string[], operator: 'included' | 'excluded' = 'included'): ExceptionEntry => ({
  type: 'match_any',
  field,
  operator,
  value,
});
const exists = (field: string, operator: 'included' | 'excluded' = 'included'): ExceptionEntry => ({ type: 'exists', field, operator });
const wildcard = (field: string, value: string, operator: 'included' | 'excluded' = 'included'): ExceptionEntry => ({
  type: 'wildcard',
  field,
  operator,
  value,
});
const list: ExceptionEntry = { type: 'list', field: 'user.name', operator: 'excluded', list: { id: 'admins', type: 'keyword' } };
const nested = (field: string, ...entries: ExceptionEntry[]): ExceptionEntry => ({ type: 'nested', field, entries });

const source = {
  user: { name: 'root' },
  process: {
    args: ['chkconfig', '--add', 'httpd'],
    pid: 42,
    parent: { args_count: 0 },
    command_line: 'chkconfig --add httpd',
    empty: [],
    none: null,
  },
  'kibana.alert.rule.name': 'A rule',
  ok: true,
  dll: [
    { name: 'a', signed: true },
    { name: 'b', signed: false },
  ],
};

describe('an exception matches', () => {
  const rows: [string, ExceptionEntry[], boolean][] = [
    ['an exact value', [match('user.name', 'root')], true],
    ['not another case', [match('user.name', 'Root')], false],
    ['not a part', [match('user.name', 'roo')], false],
    ['a star is a star', [match('user.name', 'r*')], false],
    ['one of several values of the field', [match('process.args', 'httpd')], true],
    ['a number by its text', [match('process.pid', '42')], true],
    ['zero', [match('process.parent.args_count', '0')], true],
    ['a boolean', [match('ok', 'true')], true],
    ['a flat key', [match('kibana.alert.rule.name', 'A rule')], true],
    ['only if all entries hold', [match('user.name', 'root'), match('process.pid', '43')], false],
    ['all entries hold', [match('user.name', 'root'), match('process.pid', '42')], true],
    ['excluded: none of the values', [match('process.args', 'httpd', 'excluded')], false],
    ['excluded: another value', [match('process.args', 'sshd', 'excluded')], true],
    ['excluded: the field is missing', [match('file.path', 'x', 'excluded')], true],
    ['a missing field', [match('file.path', 'x')], false],
    ['one of a list', [any('user.name', ['admin', 'root'])], true],
    ['none of a list', [any('user.name', ['admin'])], false],
    ['excluded from a list', [any('process.args', ['x', 'httpd'], 'excluded')], false],
    ['exists', [exists('user.name')], true],
    ['an empty list does not exist', [exists('process.empty')], false],
    ['null does not exist', [exists('process.none', 'excluded')], true],
    ['a wildcard', [wildcard('process.command_line', 'chkconfig*--add ????d')], true],
    ['a wildcard is case-sensitive', [wildcard('process.command_line', 'CHKCONFIG*')], false],
    ['a wildcard covers the whole value', [wildcard('process.command_line', 'config')], false],
    ['an excluded wildcard', [wildcard('process.command_line', 'wget*', 'excluded')], true],
    ['nested within one object', [nested('dll', match('name', 'b'), match('signed', 'false'))], true],
    ['not across objects', [nested('dll', match('name', 'a'), match('signed', 'false'))], false],
    ['nested, excluded inside', [nested('dll', match('name', 'a', 'excluded'))], true],
    ['nested on a missing field', [nested('file', match('name', 'a', 'excluded'))], false],
    ['never with a value list', [match('user.name', 'root'), list], false],
    ['never without entries', [], false],
  ];
  it.each(rows)('%s', (_name, entries, expected) => {
    expect(matchesException(entries, source)).toBe(expected);
  });

  it('value lists are reported, also inside nested ones', () => {
    expect(entriesNotEvaluable([match('a', 'b'), list])).toEqual([list]);
    expect(entriesNotEvaluable([nested('a', list)])).toHaveLength(1);
  });

  it('until it expires', () => {
    const now = new Date('2026-01-01T00:00:00Z');
    expect(
      [undefined, '2026-01-01T00:00:00+01:00', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'].map((expireTime) =>
        isExpired({ expireTime }, now)
      )
    ).toEqual([false, true, true, false]);
  });
});

describe('wildcards', () => {
  const rows: [string, string, boolean][] = [
    ['*', '', true],
    ['?', '', false],
    ['?', '😀', true],
    ['a*b*c', 'aXbXbXc', true],
    ['a*b', 'abc', false],
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['\\\\*', '\\x', true],
    ['C:\\\\a?', 'C:\\ab', true],
    ['a\\', 'a\\', true],
  ];
  it.each(rows)('%s on %s: %s', (pattern, value, expected) => {
    expect(compileWildcard(pattern)(value)).toBe(expected);
  });

  it('agree with the regular expression of the same meaning', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 8 }), (pattern, value) => {
        const expression = new RegExp(`^${pattern.replace(/\*/g, '[^]*').replace(/\?/g, '[^]')}$`);
        expect(compileWildcard(pattern)(value)).toBe(expression.test(value));
      })
    );
  });
});

describe('suggestions', () => {
  it('come narrowest first, and each silences the alert that it was made for', () => {
    const alert = {
      user: { name: "o'brien" },
      host: { name: 'web-1' },
      process: { command_line: 'proxychains *', executable: '/usr/bin/proxychains', parent: { executable: '/bin/bash' } },
    };
    const suggestions = suggestExceptions(alert);
    expect(suggestions.map(({ id }) => id)).toEqual(['user_command_line', 'user_executable_parent', 'host_user']);
    for (const { entries } of suggestions) expect(matchesException(entries, alert)).toBe(true);
    expect(matchesException(suggestions[0]?.entries ?? [], { ...alert, process: { command_line: 'proxychains wget' } })).toBe(false);
  });

  const rows: [string, Record<string, unknown>, string[]][] = [
    ['no user', { host: { name: 'h' }, process: { command_line: 'x' } }, []],
    ['no command line', { user: { name: 'u' }, host: { name: 'h' } }, ['host_user']],
    ['an empty command line', { user: { name: 'u' }, process: { command_line: '' } }, []],
    ['a command line beyond what an exception holds', { user: { name: 'u' }, process: { command_line: 'x'.repeat(40_000) } }, []],
  ];
  it.each(rows)('are left out where a field is missing: %s', (_name, alert, expected) => {
    expect(suggestExceptions(alert).map(({ id }) => id)).toEqual(expected);
  });

  it('name all values of a field that has several', () => {
    expect(suggestExceptions({ user: { name: ['a', 'b', 'a'] }, host: { name: 'h' } })[0]?.entries).toEqual([
      match('host.name', 'h'),
      any('user.name', ['a', 'b']),
    ]);
  });
});

describe('descriptions', () => {
  const rows: [ExceptionEntry[], string][] = [
    [[match('user.name', 'root'), match('process.command_line', 'a "b"')], 'user.name is root AND process.command_line is "a \\"b\\""'],
    [[match('a', 'x', 'excluded'), any('b', ['1', '2 3'])], 'a is not x AND b is one of (1, "2 3")'],
    [[exists('a'), exists('b', 'excluded'), wildcard('c', '/tmp/*')], 'a exists AND b does not exist AND c matches /tmp/*'],
    [
      [any('b', ['1'], 'excluded'), wildcard('c', 'x', 'excluded'), list],
      'b is none of (1) AND c does not match x AND user.name is not in list admins',
    ],
    [[nested('dll', match('name', 'AND'))], 'dll has (name is "AND")'],
  ];
  it.each(rows)('%j', (entries, expected) => {
    expect(describeEntries(entries)).toBe(expected);
  });
});

describe("the body of Kibana's route", () => {
  const item = { type: 'simple', name: 'N', description: 'D', entries: [match('user.name', 'root')] };
  const parse = (value: unknown) => v.safeParse(kibanaExceptionsBodySchema, value);

  it('is read, stored and answered alike', () => {
    const full = {
      ...item,
      comments: [{ comment: 'why' }],
      expire_time: '2030-01-01T00:00:00.000Z',
      tags: ['t'],
      os_types: ['linux'],
      item_id: 'own',
    };
    const read = parse({ items: [full] });
    expect(read.issues).toBeUndefined();
    const [body] = read.success ? read.output.items : [];
    if (body === undefined) throw new Error('no item was read');
    const origin = { id: 'id1', itemId: 'made', listId: 'list1', ruleId: 'r1', createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'ann' };
    const stored = exceptionItemFromKibana(body, origin);
    expect(stored).toMatchObject({
      itemId: 'own',
      comments: ['why'],
      osTypes: ['linux'],
      expireTime: '2030-01-01T00:00:00.000Z',
      ruleId: 'r1',
    });
    expect(exceptionItemToKibana(stored)).toMatchObject({
      ...full,
      id: 'id1',
      list_id: 'list1',
      comments: [{ comment: 'why', created_by: 'ann' }],
    });
  });

  const refused: [string, unknown][] = [
    ['no items', { items: [] }],
    ['no entries', { items: [{ ...item, entries: [] }] }],
    ['an empty value', { items: [{ ...item, entries: [match('a', '')] }] }],
    ['an empty name', { items: [{ ...item, name: ' ' }] }],
    ['another type', { items: [{ ...item, type: 'endpoint' }] }],
    ['a date that is none', { items: [{ ...item, expire_time: 'tomorrow' }] }],
    ['an unknown entry', { items: [{ ...item, entries: [{ type: 'regex', field: 'a', operator: 'included', value: 'x' }] }] }],
    ['a wildcard in a nested entry', { items: [{ ...item, entries: [nested('a', wildcard('b', '*'))] }] }],
  ];
  it.each(refused)('is refused with %s', (_name, body) => {
    expect(parse(body).success).toBe(false);
  });
});
