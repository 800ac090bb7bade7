import { describe, expect, it } from 'vitest';
import { prepareDocument, type EventSource } from '../../document';
import type { ExplanationNode } from '../../explain/explanation';
import type { FieldTypes } from '../field_types';
import { compileKql } from './compile_kql';

const now = (): number => Date.parse('2026-03-01T12:00:00Z');

function compile(query: string, types?: FieldTypes) {
  const compiled = compileKql(query, { now, ...(types && { types }) });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.value;
}

/** Every row also asks that the explanation comes to the same answer. */
function matches(query: string, source: EventSource, types?: FieldTypes): boolean {
  const compiled = compile(query, types);
  const document = prepareDocument(source);
  expect(compiled.explain(document).isMatch).toBe(compiled.matches(document));
  return compiled.matches(document);
}

const alice = { user: { name: 'alice', roles: ['admin', 'ops'] }, process: { pid: 42, name: 'curl' }, ok: true };

describe('a KQL query on a document', () => {
  it.each<[string, EventSource, boolean, FieldTypes?]>([
    // Values are compared whole, and case counts.
    ['user.name: alice', alice, true],
    ['user.name: Alice', alice, false],
    ['user.name: ali', alice, false],
    ['user.name: ali*', alice, true],
    ['user.name: "ali*"', alice, false],
    ['user.name: *li*', alice, true],
    ['user.name: a*i*e', alice, true],
    ['user.name: a?ice', alice, false],
    ['user.name: *', alice, true],
    ['user.email: *', alice, false],
    ['user.name: ""', { user: { name: '' } }, true],
    // Lists: an array satisfies `and` with different values.
    ['user.roles: (admin and ops)', alice, true],
    ['user.roles: (admin and root)', alice, false],
    ['user.roles: (root or ops)', alice, true],
    ['user.roles: (admin and not ops)', alice, false],
    ['not user.email: x', alice, true],
    ['user.email: (not x)', alice, true],
    // Numbers and booleans, however they are spelled.
    ['process.pid: 42', alice, true],
    ['process.pid: 42.0', alice, true],
    ['process.pid: "42"', alice, true],
    ['process.pid: 4*', alice, true],
    ['process.pid >= 42', alice, true],
    ['process.pid < 42', alice, false],
    ['process.pid > abc', alice, false],
    ['ok: true', alice, true],
    ['ok: TRUE', alice, false],
    // Dates: what is left out stands for all of it; `now` is the clock.
    ['@timestamp >= 2026-03', { '@timestamp': '2026-03-01T00:00:00Z' }, true],
    ['@timestamp > 2026-02', { '@timestamp': '2026-02-28T23:00:00Z' }, false],
    ['@timestamp > now-1h', { '@timestamp': '2026-03-01T11:30:00Z' }, true],
    ['@timestamp > now-1h', { '@timestamp': '2026-03-01T10:30:00Z' }, false],
    ['@timestamp <= now/d', { '@timestamp': '2026-03-01T23:00:00Z' }, true],
    ['x > now-1h', { x: 'soon' }, false],
    ['own: 17-12-2022', { own: ['16-12-2022', '17-12-2022'] }, true, { own: 'date; format dd-MM-yyyy' }],
    ['own > 17-12-2022', { own: '01-01-2023' }, true, { own: 'date; format dd-MM-yyyy' }],
    ['own > now-1d', { own: '01-01-2023' }, false, { own: 'date; format dd-MM-yyyy' }],
    // Addresses.
    ['source.ip: 10.0.0.0/8', { source: { ip: '10.1.2.3' } }, true],
    ['source.ip: "10.0.0.0/8"', { source: { ip: '11.1.2.3' } }, false],
    ['source.ip: "::1"', { source: { ip: '0:0:0:0:0:0:0:1' } }, true],
    ['addr: 10.0.0.0/8', { addr: '10.1.2.3' }, false, { addr: 'keyword' }],
    // Text fields: words, in any case; a phrase in their order.
    ['message: password', { message: 'Accepted Password for root' }, true],
    ['message: "password for"', { message: 'Accepted password for root' }, true],
    ['message: "for password"', { message: 'Accepted password for root' }, false],
    ['message: nothing password', { message: 'Accepted password for root' }, true],
    ['message: pass*', { message: 'Accepted password for root' }, true],
    ['note: word', { note: 'Some Word here' }, false],
    ['note: word', { note: 'Some Word here' }, true, { note: 'text' }],
    ['note: "foo.exe"', { note: 'ran foo.exe twice' }, true, { note: 'match_only_text' }],
    ['note: 中', { note: '一中二' }, true, { note: 'text' }],
    // Any field.
    ['curl', alice, true],
    ['cur*', alice, true],
    ['wget', alice, false],
    ['user.*: admin', alice, true],
    ['process.*: admin', alice, false],
    ['user.* > zzz', alice, false],
    ['*: 42', alice, true],
    ['*', {}, true],
    ['', {}, true],
    // One object satisfies the whole condition; dotted paths need not.
    ['d: { a: 1 and b: 2 }', { d: [{ a: 1, b: 2 }] }, true],
    ['d: { a: 1 and b: 2 }', { d: [{ a: 1 }, { b: 2 }] }, false],
    ['d.a: 1 and d.b: 2', { d: [{ a: 1 }, { b: 2 }] }, true],
    ['d: { e: { a: 1 } }', { d: [{ e: [{ a: 2 }, { a: 1 }] }] }, true],
    ['not d: { a: 1 }', {}, true],
    ['d: { x }', { d: [{ a: 'x' }] }, true],
    ['d: { not a: 1 }', { d: [{ a: 1 }, {}] }, true],
    ['d: { not a: 1 }', {}, false],
    ['not d: { not a: 1 }', {}, true],
  ])('%s on %j is %s', (query, source, expected, types) => expect(matches(query, source, types)).toBe(expected));

  const types = { n: 'long', ip: 'ip', at: 'date', own: 'date; format dd-MM-yyyy', b: 'boolean', k: 'keyword', 'd.n': 'integer' };
  it.each([
    ['n: 1.5', null],
    ['n: "1"', null],
    ['n: *', null],
    ['n: one', 'one'],
    ['n: 1*', '1*'],
    ['n > x', 'x'],
    ['n: (1 or not two)', 'two'],
    ['not n: one', 'one'],
    ['d: { n: x }', 'x'],
    ['ip: 10.0.0.0/8', null],
    ['ip: "10.0.0.0/40"', '"10.0.0.0/40"'],
    ['ip: 10.*', '10.*'],
    ['at >= now-1d/d', null],
    ['at: 2026-03', null],
    ['at: 1772368496000', null],
    ['at > 5', '5'],
    ['own: 17-12-2022', null],
    ['own: 17.12.2022', '17.12.2022'],
    ['b: true', null],
    ['b: yes', 'yes'],
    ['k: anything*', null],
    ['other: anything', null],
    ['anything', null],
    ['*: anything', 'anything'],
    ['k*: anything', null],
  ])('%s with field types: what is wrong is %j', (query, wrong) => {
    const compiled = compileKql(query, { types });
    const spans = compiled.ok ? [] : compiled.diagnostics.map(({ span }) => query.slice(span.start, span.end));
    expect(spans[0] ?? null).toBe(wrong);
    expect(compileKql(query).ok).toBe(true);
  });

  it('is explained condition by condition, with the values that are there', () => {
    const query = 'user.name: (bob or alice) and not process.name: curl';
    const { root, language } = compile(query).explain(prepareDocument(alice));
    expect(language).toBe('kql');
    const [who, not] = root.children;
    expect(who).toMatchObject({ outcome: 'true', fields: [{ name: 'user.name', values: ['alice'] }] });
    expect(who?.matchedValueSpans.map(({ start, end }) => query.slice(start, end))).toEqual(['alice']);
    expect(not).toMatchObject({ kind: 'not', outcome: 'false', children: [{ isExclusion: true, outcome: 'true', reason: 'matched' }] });
  });

  it('shows of a nested field the object that came nearest', () => {
    const node = (source: EventSource): ExplanationNode => compile('d: { a: 1 and b: 2 }').explain(prepareDocument(source)).root;
    expect(node({ d: [{ a: 3 }, { a: 1, b: 3 }] }).children[0]).toMatchObject({
      outcome: 'false',
      children: [
        { outcome: 'true', fields: [{ name: 'd.a', values: [1] }] },
        { outcome: 'false', fields: [{ name: 'd.b', values: [3] }] },
      ],
    });
    expect(node({})).toMatchObject({ kind: 'nested', outcome: 'false', reason: 'field_missing', fields: [{ name: 'd', values: [] }] });
  });

  it('names the fields that hold a free text', () => {
    const { root } = compile('admin').explain(prepareDocument(alice));
    expect(root).toMatchObject({ outcome: 'true', fields: [{ name: 'user.roles', values: ['admin', 'ops'] }] });
  });
});
