import { describe, expect, it } from 'vitest';
import type { InvestigationResponse } from '../../../../common/api';
import type { ExceptionEntry } from '../../../../common/exceptions/exception';
import { HttpError } from '../../../shared/host';
import { applyVerdict, isComplete, type ApplyApi, type ApplyPlan } from './apply';

const ENTRIES: readonly ExceptionEntry[] = [{ type: 'match', field: 'user.name', operator: 'included', value: 'deploy' }];

describe('applyVerdict', () => {
  const plan: ApplyPlan = {
    alertId: 'a1',
    verdict: 'false_positive',
    exception: { ruleId: 'r1', entries: ENTRIES, name: 'n' },
    comment: 'known',
    closeIds: ['a1', 'a2'],
    closeReason: 'false_positive',
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
    const report = await applyVerdict(api, plan);
    expect(isComplete(report)).toBe(true);
    expect(calls).toMatchObject([
      { name: 'createRuleExceptions', body: { id: 'r1', items: [{ entries: ENTRIES, comments: [{ comment: 'known' }] }] } },
      { name: 'setAlertStatus', body: { signal_ids: ['a1', 'a2'], status: 'closed', reason: 'false_positive' } },
      { name: 'saveVerdict', body: { version: 7, verdict: 'false_positive', exception_item_id: 'item-1' } },
    ]);
  });

  it('changes nothing else when the exception cannot be written', async () => {
    const { api, calls } = setUp({ createRuleExceptions: [new HttpError(403, undefined, 'no right')] });
    const report = await applyVerdict(api, plan);
    expect([report.exception.kind, report.close.kind, report.verdict.kind]).toEqual(['failed', 'not_tried', 'not_tried']);
    expect(calls).toEqual([]);
  });

  it('goes on after a failed closing, and a second try does only what is left', async () => {
    const { api, calls } = setUp({ setAlertStatus: [new HttpError(503, undefined, 'busy')] });
    const first = await applyVerdict(api, plan);
    expect([first.exception.kind, first.close.kind, first.verdict.kind]).toEqual(['done', 'failed', 'done']);
    const second = await applyVerdict(api, plan, first);
    expect(isComplete(second)).toBe(true);
    expect(calls.map(({ name }) => name)).toEqual(['createRuleExceptions', 'saveVerdict', 'setAlertStatus']);
  });

  it('tries the verdict once more after a conflict', async () => {
    const { api } = setUp({ saveVerdict: [new HttpError(409, 'conflict', 'changed')] });
    expect((await applyVerdict(api, plan)).verdict.kind).toBe('done');
  });

  it('closes nothing when nothing is to be closed', async () => {
    const { api } = setUp();
    expect((await applyVerdict(api, { ...plan, closeIds: [] })).close.kind).toBe('not_wanted');
  });

  it.each([
    ['a false positive without an exception', { verdict: 'false_positive', closeReason: 'false_positive' }, { reason: 'false_positive' }],
    ['a true positive', { verdict: 'true_positive', closeReason: 'benign_positive' }, { reason: 'benign_positive' }],
    ['where no reason is kept, none is sent', { verdict: 'false_positive', closeReason: undefined }, {}],
  ] as const)('%s: closes and judges, and leaves the rule alone', async (_name, change, reason) => {
    const { api, calls } = setUp();
    const report = await applyVerdict(api, { ...plan, ...change, exception: undefined });
    expect(isComplete(report)).toBe(true);
    expect(report.exception.kind).toBe('not_wanted');
    expect(calls).toEqual([
      { name: 'setAlertStatus', body: { signal_ids: ['a1', 'a2'], status: 'closed', ...reason } },
      { name: 'saveVerdict', body: { version: 7, verdict: change.verdict, comment: 'known' } },
    ]);
  });

  it('records the verdict when the alert cannot be closed, and a second try closes it', async () => {
    const { api, calls } = setUp({ setAlertStatus: [new HttpError(403, undefined, 'no')] });
    const wanted = { ...plan, exception: undefined };
    const first = await applyVerdict(api, wanted);
    expect([first.exception.kind, first.close.kind, first.verdict.kind]).toEqual(['not_wanted', 'failed', 'done']);
    expect(isComplete(await applyVerdict(api, wanted, first))).toBe(true);
    expect(calls.map(({ name }) => name)).toEqual(['saveVerdict', 'setAlertStatus']);
  });
});
