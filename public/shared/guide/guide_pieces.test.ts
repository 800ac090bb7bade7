import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../../../common/guides/guide';
import { fieldLookup, resolveChecked } from '../../../common/osquery';
import type { Resolution, Substitution } from '../../../common/osquery/resolution';
import { plainStep } from './plain_step';
import { piecesAfter, piecesBefore } from './query_pieces';
import { linkTarget } from './safe_link';
import { countProgress } from './step_progress';

const substitution = (shape: Partial<Substitution>): Substitution => ({
  field: 'user.name',
  start: 0,
  end: 0,
  resolvedStart: undefined,
  resolvedEnd: undefined,
  replacement: undefined,
  status: 'resolved',
  ...shape,
});
const resolution = (shape: Partial<Resolution>): Resolution => ({
  status: 'resolved',
  original: '',
  resolved: undefined,
  substitutions: [],
  problems: [],
  asKibanaSends: '',
  ...shape,
});

describe('query pieces', () => {
  const root = resolution({
    original: 'SELECT * FROM users WHERE username = {{user.name}} LIMIT 1',
    resolved: "SELECT * FROM users WHERE username = 'root' LIMIT 1",
    substitutions: [substitution({ start: 37, end: 50, resolvedStart: 37, resolvedEnd: 43, replacement: "'root'" })],
  });

  it('sets the placeholder apart before and the value after', () => {
    expect(
      piecesBefore(root)
        .filter((piece) => piece.substitution !== undefined)
        .map((piece) => piece.text)
    ).toEqual(['{{user.name}}']);
    expect(
      piecesAfter(root)
        ?.filter((piece) => piece.substitution !== undefined)
        .map((piece) => piece.text)
    ).toEqual(["'root'"]);
  });

  it('has no after when the query is not resolved', () => {
    expect(piecesAfter({ ...root, status: 'missing', resolved: undefined })).toBeUndefined();
  });

  const checked = (query: string, alert: Record<string, unknown>): readonly (readonly string[])[] => {
    const resolved = resolveChecked(query, fieldLookup(alert));
    return [piecesBefore(resolved), piecesAfter(resolved) ?? []].map((pieces) =>
      pieces.flatMap(({ text, mistake }) => (mistake === undefined ? [] : [`${mistake}: ${text}`]))
    );
  };

  it.each<readonly [string, string, readonly string[], readonly string[]]>([
    ['a column', 'SELECT pidd FROM processes', ['error: pidd'], ['error: pidd']],
    ['what stands behind a value', "SELECT 1 FROM users WHERE username = '{{user.name}}' AND uidd = 1", ['error: uidd'], ['error: uidd']],
    [
      'a value in a pattern',
      "SELECT 1 FROM file WHERE path LIKE '/%%{{user.name}}'",
      ["warning: '/%%", 'warning: {{user.name}}', "warning: '"],
      ["warning: '/%%root'"],
    ],
    ['nothing for a note', 'SELECT "x" FROM processes', [], []],
    ['what makes it no SQL', "SELECT 1 FROM users WHERE username = 'root", ["error: 'root"], []],
    ['nothing where it is the whole query', 'VACUUM', [], []],
  ])('underlines %s', (_what, query, before, after) => {
    const [asWritten = [], asSent = []] = checked(query, { user: { name: 'root' } });
    expect(asWritten.join('|').replace(/\|warning: /g, '')).toBe(before.join('|').replace(/\|warning: /g, ''));
    expect(asSent.join('|').replace(/\|warning: /g, '')).toBe(after.join('|').replace(/\|warning: /g, ''));
  });

  it('loses no text, whatever the places are', () => {
    const place = fc.record({ start: fc.integer({ min: -3, max: 40 }), end: fc.integer({ min: -3, max: 40 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(place), (text, places) => {
        const substitutions = places.map(({ start, end }) => substitution({ start, end, resolvedStart: start, resolvedEnd: end }));
        const checks = places.map(({ start, end }) => ({
          code: 'no_limit' as const,
          severity: 'error' as const,
          start,
          end,
          message: '',
          values: {},
        }));
        const cut = resolution({ original: text, resolved: text, substitutions, checks });
        const joined = (pieces: ReturnType<typeof piecesBefore>): string => pieces.map((piece) => piece.text).join('');
        expect(joined(piecesBefore(cut))).toBe(text);
        expect(joined(piecesAfter(cut) ?? [])).toBe(text);
      })
    );
  });
});

describe('countProgress', () => {
  const step = (id: string, children: readonly Step[] = []): Step => ({
    id,
    markdown: id,
    queries: [],
    searches: [],
    commands: [],
    relatedRule: undefined,
    problems: [],
    children,
  });
  it('counts sub-steps, and what is not applicable as settled', () => {
    const steps = [step('a', [step('a-1'), step('a-2')]), step('b')];
    const progress = {
      a: { state: 'done', note: '' },
      'a-2': { state: 'not_applicable', note: '' },
      b: { state: 'open', note: 'x' },
    } as const;
    expect(countProgress(steps, progress)).toEqual({ total: 4, settled: 2 });
  });
});

describe('linkTarget', () => {
  it.each([
    ['https://www.elastic.co/guide', 'outside'],
    ['HTTP://example.org', 'outside'],
    ['mailto:soc@example.org', 'mail'],
    ['/app/security/alerts', 'inside'],
    ['//evil.example', 'refused'],
    ['/\\evil.example', 'refused'],
    ['javascript:alert(1)', 'refused'],
    ['java\nscript:alert(1)', 'refused'],
    [' javascript:alert(1)', 'refused'],
    ['data:text/html,x', 'refused'],
    ['https:///x', 'refused'],
    ['#top', 'refused'],
    ['#tooltip', 'tooltip'],
    ["/app/security/timelines?timeline=(id:'0a1b-2c',isOpen:!t)", 'timeline'],
    ['https://kibana.example:5601/s/soc/app/security/timelines?timeline=(activeTab:query,id:%270a1b-2c%27,isOpen:!t)', 'timeline'],
    ['https://kibana.example/app/security/timelines?timeline=%28id%3A%270a1b%27%2CisOpen%3A%21t%29', 'timeline'],
    ['https://kibana.example/app/security/timelines', 'outside'],
    ["/app/security/timelines?timeline=(id:'<script>',isOpen:!t)", 'inside'],
    ["javascript:alert('/timelines?timeline=(id:x,)')", 'refused'],
    ['', 'refused'],
  ])('%j is %s', (href, kind) => {
    expect(linkTarget(href).kind).toBe(kind);
  });
});

describe('plainStep', () => {
  it('leaves the words only', () => {
    expect(plainStep('Run `sudo chkconfig --list` and **read** [this](https://x.example)')).toBe('Run sudo chkconfig --list and read this');
  });
});
