import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExceptionPreviewResponse, InvestigationResponse } from '../../../../common/api';
import type { ExceptionEntry } from '../../../../common/exceptions/exception';
import { HttpError } from '../../../shared/host';
import { applyFalsePositive, isComplete, type ApplyApi, type ApplyPlan } from './apply';
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

describe('applyFalsePositive', () => {
  const plan: ApplyPlan = {
    alertId: 'a1',
    ruleId: 'r1',
    entries: [{ type: 'match', field: 'user.name', operator: 'included', value: 'deploy' }],
    name: 'n',
    comment: 'known',
    closeIds: ['a1', 'a2'],
  };
  const setUp = (failing: Partial<Record<keyof ApplyApi, readonly Error[]>> = {}) => {
    const calls: { name: string; body: unknown }[] = [];
    const left = new Map(Object.entries(failing).map(([name, errors]) => [name, [...errors]]));
    const investigation: InvestigationResponse = { alert_id: 'a1', version: 7, steps: {}, runs: {}, verdict: undefined };
    const answer = async <T>(name: string, body: unknown, value: T): Promise<T> => {
      const error = left.get(name)?.shift();
      if (error !== undefined) throw error;
      calls.push({ name, body });
      return value;
    };
    const api: ApplyApi = {
      createRuleExceptions: (id, items) => answer('createRuleExceptions', { id, items }, [{ item_id: 'item-1' }]),
      setAlertStatus: (body) => answer('setAlertStatus', body, {}),
      saveVerdict: (_id, body) => answer('saveVerdict', body, investigation),
      investigation: () => Promise.resolve(investigation),
    };
    return { api, calls };
  };

  it('writes the exception, closes with the reason, and records the verdict with the item', async () => {
    const { api, calls } = setUp();
    const report = await applyFalsePositive(api, plan);
    expect(isComplete(report)).toBe(true);
    expect(calls).toMatchObject([
      { name: 'createRuleExceptions', body: { id: 'r1', items: [{ entries: plan.entries, comments: [{ comment: 'known' }] }] } },
      { name: 'setAlertStatus', body: { signal_ids: ['a1', 'a2'], status: 'closed', reason: 'false_positive' } },
      { name: 'saveVerdict', body: { version: 7, verdict: 'false_positive', exception_item_id: 'item-1' } },
    ]);
  });

  it('changes nothing else when the exception cannot be written', async () => {
    const { api, calls } = setUp({ createRuleExceptions: [new HttpError(403, undefined, 'no right')] });
    const report = await applyFalsePositive(api, plan);
    expect([report.exception.kind, report.close.kind, report.verdict.kind]).toEqual(['failed', 'not_tried', 'not_tried']);
    expect(calls).toEqual([]);
  });

  it('goes on after a failed closing, and a second try does only what is left', async () => {
    const { api, calls } = setUp({ setAlertStatus: [new HttpError(503, undefined, 'busy')] });
    const first = await applyFalsePositive(api, plan);
    expect([first.exception.kind, first.close.kind, first.verdict.kind]).toEqual(['done', 'failed', 'done']);
    const second = await applyFalsePositive(api, plan, first);
    expect(isComplete(second)).toBe(true);
    expect(calls.map(({ name }) => name)).toEqual(['createRuleExceptions', 'saveVerdict', 'setAlertStatus']);
  });

  it('tries the verdict once more after a conflict', async () => {
    const { api } = setUp({ saveVerdict: [new HttpError(409, 'conflict', 'changed')] });
    expect((await applyFalsePositive(api, plan)).verdict.kind).toBe('done');
  });

  it('closes nothing when nothing is to be closed', async () => {
    const { api } = setUp();
    expect((await applyFalsePositive(api, { ...plan, closeIds: [] })).close.kind).toBe('not_wanted');
  });
});
