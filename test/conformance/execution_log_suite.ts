/** What every log of rule executions promises: the newest first, in the order in which they were written. */
import { describe, expect, it } from 'vitest';
import type { RuleExecution } from '../../common/api';
import type { ExecutionLog } from '../../server/app/ports';
import { withStore, type Opened } from './opened';

function execution(at: string, more: Partial<RuleExecution> = {}): RuleExecution {
  return { at, from: at, to: at, status: 'succeeded', created: 0, excepted: 0, duplicates: 0, cut: 0, messages: [], ...more };
}
const minute = (n: number): string => new Date(Date.UTC(2026, 2, 1, 0, n)).toISOString();

export function describeExecutionLog(name: string, open: () => Promise<Opened<ExecutionLog>>): void {
  describe(`${name} keeps executions`, () => {
    it(
      'is empty at first',
      withStore(open, async (store) => {
        expect(await store.ofRule('rule-a', 10)).toEqual([]);
        expect((await store.latest()).size).toBe(0);
      })
    );

    it(
      'an execution comes back as it was written',
      withStore(open, async (store) => {
        const messages = [{ code: 'max_signals_reached', message: 'cut "at" 100' }];
        const written = execution(minute(1), { status: 'warning', created: 100, excepted: 2, duplicates: 3, cut: 4, messages });
        await store.append('rule-a', written);
        expect(await store.ofRule('rule-a', 10)).toEqual([written]);
      })
    );

    it(
      'the newest come first, of the one rule, at most as many as asked',
      withStore(open, async (store) => {
        for (const n of [1, 2, 3]) await store.append('rule-a', execution(minute(n)));
        await store.append('rule-b', execution(minute(9)));
        expect((await store.ofRule('rule-a', 2)).map((found) => found.at)).toEqual([minute(3), minute(2)]);
      })
    );

    it(
      'knows the last execution of each rule',
      withStore(open, async (store) => {
        for (const n of [1, 2]) await store.append('rule-a', execution(minute(n)));
        await store.append('rule-b', execution(minute(5), { status: 'failed' }));
        const latest = await store.latest();
        expect(latest.get('rule-a')?.at).toBe(minute(2));
        expect(latest.get('rule-b')?.status).toBe('failed');
        expect(latest.size).toBe(2);
      })
    );
  });
}
