/** What every store of cases promises. */
import { describe, expect, it } from 'vitest';
import type { CaseAttachment, CaseFile } from '../../server/app/cases/case_file';
import type { CaseStore } from '../../server/app/ports';
import { withStore, type Opened } from './opened';

const file = (id: string, rest: Partial<CaseFile> = {}): CaseFile => ({
  id,
  title: `Case ${id}`,
  description: 'what happened',
  tags: ['a', 'b'],
  status: 'open',
  severity: 'high',
  category: undefined,
  syncsAlerts: true,
  createdAt: '2026-03-01T00:00:00.000Z',
  createdBy: 'anna',
  updatedAt: undefined,
  updatedBy: undefined,
  attachments: [],
  ...rest,
});

const comment = (id: string, text = `says ${id}`): CaseAttachment => ({
  type: 'user',
  id,
  at: '2026-03-02T00:00:00.000Z',
  by: 'bob',
  comment: text,
});

const alerts = (id: string, ...ids: readonly string[]): CaseAttachment => ({
  type: 'alert',
  id,
  at: '2026-03-03T00:00:00.000Z',
  by: 'cleo',
  alerts: ids.map((alertId) => ({ id: alertId, index: `index-of-${alertId}` })),
  rule: { id: 'rule-a', name: undefined },
});

export function describeCaseStore(name: string, open: () => Promise<Opened<CaseStore>>): void {
  const opened = (run: (store: CaseStore) => Promise<void>) => withStore(open, run);

  describe(`${name} keeps cases`, () => {
    it(
      'an empty store has none',
      opened(async (store) => {
        expect(await store.list()).toEqual([]);
        expect(await store.get('x')).toBeUndefined();
        expect(await store.ofAlert('a')).toEqual([]);
        expect(await store.attach('x', comment('1'))).toBeUndefined();
      })
    );

    it(
      'a case comes back as it was stored, hostile text and all',
      opened(async (store) => {
        const hostile = `'; DROP TABLE case_file; -- "\u202e\n<b>`;
        const stored = file(hostile, { title: hostile, category: 'phishing', syncsAlerts: false, attachments: [comment('1', hostile)] });
        await store.create(stored);
        expect(await store.get(hostile)).toEqual(stored);
      })
    );

    it(
      'what is attached comes back in its order, and dates the case',
      opened(async (store) => {
        await store.create(file('x'));
        await store.create(file('y'));
        await store.attach('x', alerts('1', 'a', 'b'));
        const after = await store.attach('x', comment('2'));
        expect(after).toMatchObject({ updatedAt: '2026-03-02T00:00:00.000Z', updatedBy: 'bob' });
        expect(after?.attachments).toEqual([alerts('1', 'a', 'b'), comment('2')]);
        expect(await store.get('x')).toEqual(after);
        expect(await store.get('y')).toEqual(file('y'));
      })
    );

    it(
      'an alert is in a case once, however often it is attached',
      opened(async (store) => {
        await store.create(file('x'));
        await store.create(file('y'));
        const once = await store.attach('x', alerts('1', 'a', 'a'));
        expect(once?.attachments).toEqual([alerts('1', 'a')]);
        expect(await store.attach('x', { ...alerts('2', 'a'), at: '2026-03-09T00:00:00.000Z' })).toEqual(once);
        expect((await store.attach('x', alerts('3', 'b', 'a')))?.attachments).toEqual([alerts('1', 'a'), alerts('3', 'b')]);
        expect((await store.attach('y', alerts('4', 'a')))?.attachments).toEqual([alerts('4', 'a')]);
      })
    );

    it(
      'the list has the newest first and counts what is attached',
      opened(async (store) => {
        await store.create(file('old'));
        await store.create(file('new', { createdAt: '2026-03-05T00:00:00.000Z' }));
        await store.create(file('also old'));
        await store.attach('old', comment('1'));
        await store.attach('old', alerts('2', 'a', 'b'));
        const list = await store.list();
        expect(list.map(({ id }) => id)).toEqual(['new', 'also old', 'old']);
        expect(list[2]).toMatchObject({ commentCount: 1, alertCount: 2, attachmentCount: 2, tags: ['a', 'b'] });
        expect(list[0]).toMatchObject({ commentCount: 0, alertCount: 0, attachmentCount: 0, updatedAt: undefined });
      })
    );

    it(
      'the cases of an alert are those that it is in, the oldest first',
      opened(async (store) => {
        await store.create(file('new', { createdAt: '2026-03-05T00:00:00.000Z' }));
        await store.create(file('old'));
        await store.create(file('other'));
        for (const id of ['new', 'old']) await store.attach(id, alerts(`in ${id}`, 'a'));
        await store.attach('other', alerts('3', 'b'));
        expect((await store.ofAlert('a')).map(({ id }) => id)).toEqual(['old', 'new']);
        expect(await store.ofAlert('a%')).toEqual([]);
      })
    );
  });
}
