import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExceptionPreviewResponse } from '../../../../common/api';
import type { ExceptionEntry } from '../../../../common/exceptions/exception';
import { closeIds, closeOptions } from './close_choice';
import { draftOf, entriesOf, entryOf } from './entry_draft';
import { exceptionName } from './entry_words';
import { dangersOf, isConfirmed, needsConfirmation } from './preview_words';

const operator = fc.constantFrom('included' as const, 'excluded' as const);
const text = fc.string({ unit: 'binary', minLength: 1 });
const entry: fc.Arbitrary<ExceptionEntry> = fc.oneof(
  fc.record({ type: fc.constant('match' as const), field: text, operator, value: text }),
  fc.record({ type: fc.constant('wildcard' as const), field: text, operator, value: text }),
  fc.record({ type: fc.constant('match_any' as const), field: text, operator, value: fc.array(text, { minLength: 1 }) }),
  fc.record({ type: fc.constant('exists' as const), field: text, operator }),
  fc.record({ type: fc.constant('list' as const), field: text, operator, list: fc.record({ id: text, type: text }) })
);

describe('entry drafts', () => {
  it('give back exactly the entry that they were made of', () => {
    fc.assert(fc.property(entry, (original) => void expect(entryOf(draftOf(original, 1))).toEqual(original)));
  });

  it('are incomplete without a field, a value, or any entry', () => {
    const draft = { kind: 'editable', key: 1, field: 'user.name', comparison: 'is', values: ['x'] } as const;
    expect(entriesOf([draft])).toHaveLength(1);
    expect(entriesOf([{ ...draft, field: '' }])).toBeUndefined();
    expect(entriesOf([{ ...draft, values: [''] }])).toBeUndefined();
    expect(entriesOf([])).toBeUndefined();
  });

  it('name the exception in one short line', () => {
    const name = exceptionName([
      { type: 'match', field: 'user.name', operator: 'included', value: 'deploy' },
      { type: 'match', field: 'process.command_line', operator: 'included', value: `x\n${'y'.repeat(300)}` },
    ]);
    expect(name).toMatch(/^user\.name is deploy \+ process\.command_line is x y+…$/);
    expect(name).toHaveLength(200);
  });
});

const preview = (shape: Partial<ExceptionPreviewResponse>): ExceptionPreviewResponse => ({
  window: { from: '2026-01-30T12:00:00.000Z', to: '2026-03-01T12:00:00.000Z' },
  total: 10,
  silenced: 3,
  silenced_open: 2,
  hosts: [],
  users: [],
  true_positives: 0,
  open_alert_ids: [],
  warnings: [],
  ...shape,
});

describe('dangers', () => {
  it.each([
    ['nothing', {}, false],
    ['many users is only read', { warnings: ['many_users'] }, false],
    ['everything', { warnings: ['everything'] }, true],
    ['many hosts', { warnings: ['many_hosts'] }, true],
    ['a true positive, even without its warning', { true_positives: 1 }, true],
  ])('%s', (_name, shape, expected) => {
    expect(needsConfirmation(preview(shape))).toBe(expected);
  });

  it('are listed once', () => {
    expect(dangersOf(preview({ true_positives: 1, warnings: ['true_positive_silenced'] }))).toHaveLength(1);
  });

  it('are confirmed by the words that name the effect', () => {
    expect(isConfirmed(' Silence  3 ', preview({}))).toBe(true);
    expect(isConfirmed('silence 4', preview({}))).toBe(false);
    expect(isConfirmed('', preview({}))).toBe(false);
  });
});

describe('what is closed', () => {
  const situation = { preview: preview({ open_alert_ids: ['a', 'b'] }), alertId: 'a', isWritten: true, canClose: true };
  it.each([
    ['this alert and the silenced ones, with an exception', {}, ['this', 'all', 'none']],
    ['only this alert, where the exception silences no other', { preview: preview({ open_alert_ids: ['a'] }) }, ['this', 'none']],
    ['only this alert, without an exception', { isWritten: false, preview: undefined }, ['this', 'none']],
    ['nothing, without the right', { canClose: false }, ['none']],
  ])('can be %s', (_name, change, expected) => {
    const usable = closeOptions({ ...situation, ...change }).filter(({ disabled }) => disabled !== true);
    expect(usable.map(({ id }) => id)).toEqual(expected);
  });

  it('is this alert even when the edited exception would not have silenced it', () => {
    expect(closeIds('all', 'a', preview({ open_alert_ids: ['b'] }))).toEqual(['a', 'b']);
    expect(closeIds('all', 'a', undefined)).toEqual(['a']);
  });
});
