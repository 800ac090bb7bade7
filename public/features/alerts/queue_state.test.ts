import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeQueue, defaultQueue, queryOf, readQueue, writeQueue, type QueueState } from './queue_state';

const text = fc.option(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), { nil: undefined });
const states: fc.Arbitrary<QueueState> = fc.record({
  status: fc.constantFrom('open', 'acknowledged', 'closed', 'any'),
  severity: fc.option(fc.constantFrom('low', 'medium', 'high', 'critical'), { nil: undefined }),
  rule_id: text,
  host: text,
  user: text,
  search: text,
  since: fc.option(fc.constantFrom('2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00Z'), { nil: undefined }),
  sort_field: fc.constantFrom('time', 'severity', 'risk_score', 'rule', 'host', 'user', 'command_line', 'status'),
  sort_order: fc.constantFrom('asc', 'desc'),
  page: fc.integer({ min: 1, max: 10_000 }),
  per_page: fc.integer({ min: 1, max: 200 }),
});

describe('the address of a queue', () => {
  it('gives the same queue again, whatever is in it', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(readQueue(writeQueue(state))).toEqual(state);
      })
    );
  });

  it('is empty for the default queue', () => {
    expect(writeQueue(defaultQueue)).toBe('');
    expect(readQueue('')).toEqual(defaultQueue);
  });

  it('opens whatever stands in it', () => {
    fc.assert(
      fc.property(fc.webQueryParameters({ size: 'small' }), (search) => {
        expect(readQueue(`?${search}`).page).toBeGreaterThan(0);
      })
    );
  });

  it.each([
    ['?page=0', { page: 1 }],
    ['?page=-3&per_page=9999', { page: 1, per_page: 25 }],
    ['?page=2e3', { page: 1 }],
    ['?status=gone', { status: 'open' }],
    ['?severity=LOW&sort_field=password', { severity: undefined, sort_field: 'time' }],
    [`?host=${'x'.repeat(2000)}`, { host: undefined }],
  ])('takes the part that makes no sense in %s as not given', (search, expected) => {
    expect(readQueue(search)).toMatchObject(expected);
  });
});

describe('a queue', () => {
  it('asks the server for every status when any is chosen', () => {
    expect(queryOf({ ...defaultQueue, status: 'any' })).not.toHaveProperty('status');
    expect(queryOf(defaultQueue)).toHaveProperty('status', 'open');
  });

  it('starts at the first page when its filter changes', () => {
    expect(changeQueue({ ...defaultQueue, page: 7 }, { host: 'web' })).toMatchObject({ page: 1, host: 'web' });
  });
});
