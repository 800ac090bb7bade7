import { describe, expect, it } from 'vitest';
import { prepareDocument, type EventSource } from '../document';
import { compileFilter } from './compile_filter';

const now = (): number => Date.parse('2026-03-01T12:00:00Z');

function passes(filter: EventSource, source: EventSource): boolean {
  const compiled = compileFilter(filter, { now });
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.matches(prepareDocument(source));
}

const source = { user: { name: 'alice' }, n: 5, ok: true, message: 'Accepted password for root', at: '2026-03-01T11:00:00Z' };

describe('a filter of a rule', () => {
  it.each<[EventSource, boolean]>([
    [{ match_phrase: { 'user.name': 'alice' } }, true],
    [{ match_phrase: { 'user.name': { query: 'bob' } } }, false],
    [{ match_phrase: { message: 'password for' } }, true],
    [{ term: { 'user.name': { value: 'ALICE', case_insensitive: true } } }, true],
    [{ term: { n: 5 } }, true],
    [{ term: { ok: true } }, true],
    [{ terms: { 'user.name': ['bob', 'alice'], boost: 1 } }, true],
    [{ exists: { field: 'user.name' } }, true],
    [{ exists: { field: 'user.id' } }, false],
    [{ wildcard: { 'user.name': { value: 'a*e' } } }, true],
    [{ wildcard: { 'user.name': { value: 'A?ICE', case_insensitive: true } } }, true],
    [{ wildcard: { 'user.name': 'b*' } }, false],
    [{ prefix: { 'user.name': 'al' } }, true],
    [{ prefix: { 'user.name': 'a*' } }, false],
    [{ range: { n: { gte: 5, lt: 6 } } }, true],
    [{ range: { n: { gt: 5 } } }, false],
    [{ range: { at: { gte: 'now-2h', format: 'strict_date_optional_time' } } }, true],
    [{ range: { at: { gte: 'now-30m' } } }, false],
    [{ query_string: { fields: ['user.name'], query: 'al*' } }, true],
    [{ match_all: {} }, true],
    [{ match_none: {} }, false],
    [{ bool: { must_not: { exists: { field: 'user.id' } } } }, true],
    [{ bool: { should: [{ term: { n: 1 } }, { term: { n: 5 } }] } }, true],
    [{ bool: { should: [{ term: { n: 1 } }] } }, false],
    [{ bool: { filter: [{ term: { n: 5 } }], should: [{ term: { n: 1 } }] } }, true],
    [{ bool: { filter: [{ term: { n: 5 } }], should: [{ term: { n: 1 } }], minimum_should_match: 1 } }, false],
  ])('%j: %s', (query, expected) => {
    expect(passes({ meta: { negate: false }, query }, source)).toBe(expected);
    expect(passes({ meta: { negate: true }, query }, source)).toBe(!expected);
    expect(passes({ meta: { disabled: true, negate: true }, query }, source)).toBe(true);
  });

  it('reads an escaped wildcard as itself', () => {
    const filter = { meta: {}, query: { wildcard: { path: { value: '?:\\\\Temp\\\\\\**' } } } };
    expect(passes(filter, { path: 'C:\\Temp\\*x' })).toBe(true);
    expect(passes(filter, { path: 'C:\\Temp\\x' })).toBe(false);
  });

  it('of an older form has its condition beside meta', () => {
    expect(passes({ meta: {}, $state: { store: 'appState' }, exists: { field: 'n' } }, source)).toBe(true);
  });

  it.each([
    { query: { script: {} } },
    { query: { query_string: { query: 'a AND b' } } },
    { query: { bool: { must_maybe: [] } } },
    { query: { a: 1, b: 2 } },
    { query: { term: { n: { deep: { er: 1 } } } } },
    {},
  ])('%j is named, not left out', (filter) => {
    const compiled = compileFilter({ meta: {}, ...filter });
    expect(compiled.ok).toBe(false);
  });
});
