import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter, compileKql, prepareDocument } from '../../engine';
import { fieldLookup } from '../../osquery';
import type { InvestigateDirective, InvestigateProvider } from '../guide';
import { resolveInvestigate } from './resolve_investigate';
import { searchFilter, searchKql, searchKqlLines } from './search_filter';

const ALERT_MS = Date.UTC(2026, 2, 1, 12, 34, 56, 789);
const phrase = (
  field: string,
  value: string | number | boolean,
  more: Partial<{ excluded: boolean; valueType: 'string' | 'number' | 'boolean' }> = {}
) => ({ field, excluded: false, queryType: 'phrase', value, valueType: 'string', ...more }) as const;

const directive = (providers: readonly (readonly InvestigateProvider[])[], from?: string, to?: string): InvestigateDirective => ({
  id: 'steps-1-s1',
  label: 'L',
  description: '',
  providers,
  relativeFrom: from,
  relativeTo: to,
});
const resolve = (providers: readonly (readonly InvestigateProvider[])[], source: Readonly<Record<string, unknown>>) =>
  resolveInvestigate(directive(providers), fieldLookup(source), { alertMs: ALERT_MS, eventMs: undefined });

const alert = {
  user: { name: `o'br\\ien "x"`, id: 0, empty: '', list: ['a', '', 'b', 'a', null], object: { a: 1 } },
  'process.pid': 4242,
  flag: false,
  nothing: null,
  none: [],
  half: 'a\ud800',
  long: 'x'.repeat(40_000),
  many: Array.from({ length: 501 }, (_, n) => n),
  self: '{{user.name}}',
  money: "$& $1 $' `",
};

describe('values of an alert in conditions', () => {
  const filled: [string, string, readonly unknown[]][] = [
    ['a text', '{{user.name}}', [`o'br\\ien "x"`]],
    ['zero is a value', '{{user.id}}', [0]],
    ['false is a value', '{{flag}}', [false]],
    ['a dotted field', '{{ process.pid }}', [4242]],
    ['a list without what is empty, each once', '{{user.list}}', ['a', 'b']],
    ['within a text', 'C:\\{{user.id}}\\x', ['C:\\0\\x']],
    ['a list within a text is a text each', 'x-{{user.list}}-{{flag}}', ['x-a-false', 'x-b-false']],
    ['a value that is a placeholder is not filled again', '{{self}}', ['{{user.name}}']],
    ['a value that means something to String.replace', 'a{{money}}b', ["a$& $1 $' `b"]],
    ['no placeholder', 'plain', ['plain']],
  ];
  it.each(filled)('%s', (_name, value, values) => {
    expect(resolve([[phrase('f', value)]], alert)).toMatchObject({
      status: 'resolved',
      alternatives: [[{ kind: 'values', values }]],
      problems: [],
    });
  });

  const refused: [string, string, string][] = [
    ['{{user.no}}', 'missing', 'field_missing'],
    ['{{constructor}}', 'missing', 'field_missing'],
    ['{{nothing}}', 'empty', 'field_empty'],
    ['{{none}}', 'empty', 'field_empty'],
    ['{{user.empty}}', 'empty', 'field_empty'],
    ['{{user.object}}', 'not_a_value', 'field_is_object'],
    ['{{half}}', 'not_a_value', 'broken_text'],
    ['{{long}}', 'not_a_value', 'too_long'],
    ['{{many}}', 'not_a_value', 'too_many_values'],
    ['{{a b}}', 'not_a_value', 'field_name_invalid'],
    ['x {{user.no}} y', 'missing', 'field_missing'],
  ];
  it.each(refused)('%s is refused as %s: %s', (value, status, code) => {
    for (const excluded of [false, true]) {
      expect(resolve([[phrase('f', 'x'), phrase('f', value, { excluded })]], alert)).toMatchObject({
        status,
        alternatives: [],
        problems: [{ status, code, alternative: 0, value }],
      });
    }
  });

  it('an alternative that cannot be asked is left out, the others are asked', () => {
    const resolution = resolve([[phrase('a', '{{user.no}}')], [phrase('b', '{{user.id}}')]], alert);
    expect(resolution).toMatchObject({ status: 'resolved', alternatives: [[{ field: 'b' }]], problems: [{ alternative: 0 }] });
  });

  it('types that the guide names are kept', () => {
    expect(resolve([[phrase('f', '{{process.pid}}', { valueType: 'number' })]], alert)).toMatchObject({
      alternatives: [[{ values: [4242] }]],
    });
    expect(resolve([[phrase('f', '7', { valueType: 'number' })]], alert)).toMatchObject({ alternatives: [[{ values: [7] }]] });
    expect(resolve([[phrase('f', 'false', { valueType: 'boolean' })]], alert)).toMatchObject({ alternatives: [[{ values: [false] }]] });
    expect(resolve([[phrase('f', '{{user.name}}', { valueType: 'number' })]], alert).problems).toMatchObject([{ code: 'wrong_type' }]);
    expect(resolve([[phrase('f', '{{user.name}}', { valueType: 'boolean' })]], alert).problems).toMatchObject([{ code: 'wrong_type' }]);
  });

  it('phrases are any of them, each with its placeholders', () => {
    const phrases: InvestigateProvider = {
      field: 'f',
      excluded: true,
      queryType: 'phrases',
      values: ['x', '{{user.list}}', 1],
      valueType: 'string',
    };
    expect(resolve([[phrases]], alert)).toMatchObject({ alternatives: [[{ excluded: true, values: ['x', 'a', 'b', 1] }]] });
  });

  it('a beginning takes each value of its placeholder, and is asked for as it stands', () => {
    const prefix: InvestigateProvider = { field: 'f', excluded: false, queryType: 'prefix', values: ['/etc/', '/home/{{user.list}}/'] };
    const { alternatives } = resolve([[prefix]], alert);
    expect(alternatives).toEqual([[{ field: 'f', excluded: false, kind: 'prefix', values: ['/etc/', '/home/a/', '/home/b/'] }]]);
    expect(searchKql(alternatives)).toBe('f: (/etc/* or /home/a/* or /home/b/*)');
    expect(searchFilter([[{ field: 'f', excluded: true, kind: 'prefix', values: ['/etc/'] }]])).toEqual({
      bool: { filter: [{ bool: { must_not: [{ prefix: { f: '/etc/' } }] } }] },
    });
    expect(resolve([[{ ...prefix, values: ['{{user.no}}'] }]], alert)).toMatchObject({ status: 'missing', alternatives: [] });
  });

  const range = (bounds: Record<string, string | number>): InvestigateProvider => ({
    field: 'f',
    excluded: false,
    queryType: 'range',
    bounds,
  });
  const ranges: [Record<string, string | number>, unknown][] = [
    [
      { gte: 1, lt: '10' },
      { gte: 1, lt: '10' },
    ],
    [{ gte: '{{process.pid}}' }, { gte: 4242 }],
    [
      { gte: '2026-03-01', lt: '2026-03-01T10:00:00Z' },
      { gte: '2026-03-01', lt: '2026-03-01T10:00:00Z' },
    ],
    [
      { gte: 'now-1h/h', lte: 'now/h' },
      { gte: '2026-03-01T11:00:00.000Z', lte: '2026-03-01T12:59:59.999Z' },
    ],
    [{ gt: '10.0.0.1' }, { gt: '10.0.0.1' }],
  ];
  it.each(ranges)('the range %j', (bounds, filledBounds) => {
    expect(resolve([[range(bounds)]], alert)).toMatchObject({ alternatives: [[{ kind: 'range', bounds: filledBounds }]] });
  });
  it.each([
    ['{{user.name}}', 'not_a_bound'],
    ['{{user.list}}', 'several_values'],
    ['{{math}}', 'not_a_bound'],
    ['{{user.no}}', 'field_missing'],
  ])('the bound %s is refused: %s', (bound, code) => {
    expect(resolve([[range({ gte: bound })]], { ...alert, math: 'now-1y' }).problems).toMatchObject([{ code }]);
  });
});

describe('times', () => {
  const at = (from: string | undefined, to: string | undefined, eventMs?: number) => {
    const {
      from: begin,
      to: end,
      problems,
    } = resolveInvestigate(directive([[phrase('f', 'x')]], from, to), () => undefined, { alertMs: ALERT_MS, eventMs });
    return [begin, end, ...problems.map(({ code }) => code)];
  };
  const rows: [string, string, string, string][] = [
    ['now-1h', 'now', '2026-03-01T11:34:56.789Z', '2026-03-01T12:34:56.789Z'],
    ['now-48h/h', 'now', '2026-02-27T12:00:00.000Z', '2026-03-01T12:34:56.789Z'],
    ['now-7d/d', 'now+1h/h', '2026-02-22T00:00:00.000Z', '2026-03-01T13:59:59.999Z'],
    ['now', 'now+5m', '2026-03-01T12:34:56.789Z', '2026-03-01T12:39:56.789Z'],
  ];
  it.each(rows)('%s to %s count from the alert', (from, to, begin, end) => expect(at(from, to)).toEqual([begin, end]));

  it('an event within the range changes nothing; one before it moves the beginning', () => {
    expect(at('now-1h', 'now', ALERT_MS - 30 * 60_000)[0]).toBe('2026-03-01T11:34:56.789Z');
    expect(at('now-1h', 'now', ALERT_MS - 86_400_000)).toEqual(['2026-02-28T11:34:56.789Z', '2026-03-01T12:34:56.789Z']);
  });

  it('without times, and with times that hold nothing, there is no limit', () => {
    expect(at(undefined, undefined)).toEqual([undefined, undefined]);
    expect(at('now', 'now')).toEqual([undefined, undefined, 'range_empty']);
    expect(at('now', 'now-1h')).toEqual([undefined, undefined, 'range_empty']);
  });

  it('without an alert placeholders are missing and no time is counted', () => {
    expect(resolveInvestigate(directive([[phrase('f', '{{user.name}}')]], 'now-1h', 'now'), () => undefined, undefined)).toMatchObject({
      status: 'missing',
      from: undefined,
      to: undefined,
    });
  });
});

describe('the search in other forms', () => {
  it('is KQL and query DSL', () => {
    const { alternatives } = resolve(
      [
        [phrase('user.name', '{{user.name}}'), phrase('event.kind', 'signal', { excluded: true })],
        [
          { field: 'a', excluded: false, queryType: 'exists' },
          { field: 'b', excluded: true, queryType: 'range', bounds: { gte: 1, lt: 5 } },
        ],
        [phrase('c', '{{user.list}}')],
      ],
      alert
    );
    expect(searchKql(alternatives)).toBe(
      '(user.name: "o\'br\\\\ien \\"x\\"" and not event.kind: "signal") or (a: * and not (b >= 1 and b < 5)) or c: ("a" or "b")'
    );
    expect(searchFilter(alternatives)).toEqual({
      bool: {
        minimum_should_match: 1,
        should: [
          {
            bool: {
              filter: [
                { match_phrase: { 'user.name': `o'br\\ien "x"` } },
                { bool: { must_not: [{ match_phrase: { 'event.kind': 'signal' } }] } },
              ],
            },
          },
          { bool: { filter: [{ exists: { field: 'a' } }, { bool: { must_not: [{ range: { b: { gte: 1, lt: 5 } } }] } }] } },
          {
            bool: { filter: [{ bool: { should: [{ match_phrase: { c: 'a' } }, { match_phrase: { c: 'b' } }], minimum_should_match: 1 } }] },
          },
        ],
      },
    });
  });

  it('what all alternatives begin with is said once', () => {
    const host = phrase('host.id', 'h');
    const kql = (providers: readonly (readonly InvestigateProvider[])[]) => searchKql(resolve(providers, alert).alternatives);
    expect(
      kql([
        [host, phrase('a', 'x')],
        [host, phrase('b', 'y'), phrase('c', 'z')],
      ])
    ).toBe('host.id: "h" and (a: "x" or (b: "y" and c: "z"))');
    expect(kql([[host], [host, phrase('b', 'y')]])).toBe('host.id: "h" or (host.id: "h" and b: "y")');
    expect(kql([[host, phrase('a', 'x')], [phrase('b', 'y')]])).toBe('(host.id: "h" and a: "x") or b: "y"');
  });

  it('to be read, what is long has a line for each alternative', () => {
    const host = phrase('host.id', 'h');
    const long = phrase('a', 'x'.repeat(100));
    const { alternatives } = resolve(
      [
        [host, long],
        [host, phrase('b', 'y'), phrase('c', 'z')],
      ],
      alert
    );
    expect(searchKqlLines(alternatives)).toBe(`host.id: "h" and (\n  a: "${'x'.repeat(100)}" or\n  (b: "y" and c: "z")\n)`);
    expect(compileKql(searchKqlLines(alternatives)).ok).toBe(true);
    expect(searchKqlLines(alternatives.slice(1))).toBe(searchKql(alternatives.slice(1)));
  });

  it('a beginning finds what begins with exactly the value, whatever the value is', () => {
    const pieces = fc.constantFrom(
      '"',
      '\\',
      '*',
      '?',
      ' and ',
      ' or not ',
      ' OR',
      'not ',
      ':',
      '(',
      ')',
      '{',
      '}',
      '<',
      '>',
      '\n',
      '\t',
      '/',
      'x',
      '.',
      '\u202e'
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 8 }), (parts) => {
        const value = `/${parts.join('').trim()}/`;
        const alternatives = [[{ field: 'f', excluded: false, kind: 'prefix', values: [value] }]] as const;
        const filter = compileFilter({ query: searchFilter(alternatives) });
        const kql = compileKql(searchKql(alternatives));
        if (!filter.ok || !kql.ok) throw new Error(searchKql(alternatives));
        for (const matches of [filter.matches, kql.value.matches]) {
          expect(matches(prepareDocument({ f: `${value}y` })), searchKql(alternatives)).toBe(true);
          expect(matches(prepareDocument({ f: `y${value}` }))).toBe(false);
          expect(matches(prepareDocument({ f: `/y${value.slice(1)}` }))).toBe(false);
          expect(matches(prepareDocument({ g: value }))).toBe(false);
        }
      }),
      { numRuns: 3_000 }
    );
  });

  it('both find the document with exactly the value and no other, whatever the value is', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            '\\',
            '*',
            '?',
            ' and ',
            ' or not ',
            ':',
            '(',
            ')',
            '{',
            '}',
            '\n',
            "'",
            '\t',
            'x',
            '{{user.name}}',
            '\u202e',
            '\u0000'
          ),
          { minLength: 1, maxLength: 8 }
        )
        .map((parts) => parts.join('')),
      fc.integer(),
      fc.boolean()
    );
    fc.assert(
      fc.property(value, (given) => {
        fc.pre(typeof given !== 'string' || given !== '');
        const { alternatives } = resolve([[phrase('f', '{{v}}')]], { v: given });
        const filter = compileFilter({ query: searchFilter(alternatives) });
        const kql = compileKql(searchKql(alternatives));
        if (!filter.ok || !kql.ok) throw new Error(searchKql(alternatives));
        for (const matches of [filter.matches, kql.value.matches]) {
          expect(matches(prepareDocument({ f: given }))).toBe(true);
          expect(matches(prepareDocument({ f: `${String(given)}!` }))).toBe(false);
          expect(matches(prepareDocument({ g: given }))).toBe(false);
        }
      }),
      { numRuns: 3_000 }
    );
  });
});
