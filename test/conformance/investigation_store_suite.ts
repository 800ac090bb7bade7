/** What every store of investigations promises: a write stands on the version before it, or does not happen. */
import { describe, expect, it } from 'vitest';
import type { InvestigationResponse } from '../../common/api';
import type { InvestigationStore } from '../../server/app/ports';
import { withStore, type Opened } from './opened';

function investigation(alertId: string, version: number, more: Partial<InvestigationResponse> = {}): InvestigationResponse {
  return { alert_id: alertId, version, steps: {}, runs: {}, verdict: undefined, ...more };
}

const judged = (verdict: 'false_positive' | 'true_positive' | 'undecided'): Partial<InvestigationResponse> => ({
  verdict: { verdict, comment: '', exception_item_id: undefined, at: '2026-03-01T00:00:00.000Z', by: 'anna' },
});

export function describeInvestigationStore(name: string, open: () => Promise<Opened<InvestigationStore>>): void {
  describe(`${name} keeps investigations`, () => {
    it(
      'there is none before the first write',
      withStore(open, async (store) => {
        expect(await store.get('a')).toBeUndefined();
      })
    );

    it(
      'an investigation comes back as it was written',
      withStore(open, async (store) => {
        const first = investigation('a', 1, {
          steps: {
            'steps-1': { version: 1, state: 'done', note: `it's "fine"\n✓`, updated_at: '2026-03-01T00:00:00.000Z', updated_by: 'anna' },
          },
          runs: {
            'steps-1-q1': {
              query_id: 'steps-1-q1',
              action_id: 'a1',
              query_action_id: 'a2',
              agent_id: 'local',
              agent_ids: ['local', 'other'],
              agent_names: [{ id: 'local', name: 'web-3' }],
              agent_count: 2,
              query: 'SELECT 1',
              started_at: '2026-03-01T00:00:00.000Z',
              started_by: 'anna',
              earlier: [
                {
                  action_id: 'b1',
                  query_action_id: 'b2',
                  agent_id: 'local',
                  agent_count: 3,
                  query: 'SELECT 0',
                  started_at: '2026-02-01T00:00:00.000Z',
                  started_by: 'bob',
                },
              ],
            },
          },
          evidence: [
            {
              id: 'e1',
              query_id: 'steps-1-q1',
              label: 'Users',
              query: 'SELECT 1',
              action_id: 'a1',
              agent_id: 'local',
              row: { 'a.b': '1', 'datetime(x)': `it's "fine"` },
              pinned_at: '2026-03-01T00:00:00.000Z',
              pinned_by: 'anna',
            },
          ],
          verdict: {
            version: 1,
            verdict: 'undecided',
            comment: 'hm',
            exception_item_id: 'e',
            at: '2026-03-01T00:00:00.000Z',
            by: 'anna',
          },
        });
        expect(await store.put(first)).toBe(true);
        expect(await store.get('a')).toEqual(first);
      })
    );

    it(
      'a write on the stored version replaces it',
      withStore(open, async (store) => {
        await store.put(investigation('a', 1));
        expect(await store.put(investigation('a', 2, judged('false_positive')))).toBe(true);
        expect((await store.get('a'))?.verdict?.verdict).toBe('false_positive');
      })
    );

    const refused = [
      { what: 'on the same version again', stored: [1], written: 1 },
      { what: 'on an older version', stored: [1, 2, 3], written: 2 },
      { what: 'that skips a version', stored: [1], written: 3 },
      { what: 'that is not the first where nothing is stored', stored: [], written: 2 },
    ];
    it.each(refused)('a write $what does not happen', ({ stored, written }) =>
      withStore(open, async (store) => {
        for (const version of stored) await store.put(investigation('a', version));
        const before = await store.get('a');
        expect(await store.put(investigation('a', written, judged('true_positive')))).toBe(false);
        expect(await store.get('a')).toEqual(before);
      })()
    );

    it(
      'of two writes at the same time one happens',
      withStore(open, async (store) => {
        const done = await Promise.all([store.put(investigation('a', 1)), store.put(investigation('a', 1))]);
        expect([...done].sort()).toEqual([false, true]);
      })
    );

    it(
      'knows which alerts were judged a true positive',
      withStore(open, async (store) => {
        await store.put(investigation('t', 1, judged('true_positive')));
        await store.put(investigation('t2', 1, judged('true_positive')));
        await store.put(investigation('f', 1, judged('false_positive')));
        await store.put(investigation('none', 1));
        expect([...(await store.judgedTruePositive(['t', 'f', 'none', 'unknown']))]).toEqual(['t']);
        expect([...(await store.judgedTruePositive([]))]).toEqual([]);
      })
    );

    it(
      'a judgement that was taken back counts no more',
      withStore(open, async (store) => {
        await store.put(investigation('t', 1, judged('true_positive')));
        await store.put(investigation('t', 2, judged('undecided')));
        expect((await store.judgedTruePositive(['t'])).size).toBe(0);
      })
    );

    it(
      'asks about many alerts at once',
      withStore(open, async (store) => {
        await store.put(investigation('n4999', 1, judged('true_positive')));
        const ids = Array.from({ length: 5000 }, (_, n) => `n${n}`);
        expect([...(await store.judgedTruePositive(ids))]).toEqual(['n4999']);
      })
    );
  });
}
