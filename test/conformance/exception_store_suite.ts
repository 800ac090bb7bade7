/** What every store of exceptions promises. */
import { describe, expect, it } from 'vitest';
import type { ExceptionStore } from '../../server/app/ports';
import { sampleException } from '../fakes/sample_exception';
import { withStore, type Opened } from './opened';

export function describeExceptionStore(name: string, open: () => Promise<Opened<ExceptionStore>>): void {
  describe(`${name} keeps exceptions`, () => {
    it(
      'a rule without exceptions has none',
      withStore(open, async (store) => {
        expect(await store.ofRule('rule-a')).toEqual([]);
      })
    );

    it(
      'an item comes back as it was stored, with every kind of entry',
      withStore(open, async (store) => {
        const item = sampleException({
          id: 'x',
          expireTime: '2026-04-01T00:00:00.000Z',
          entries: [
            { type: 'match', field: 'user.name', operator: 'included', value: `o'neil` },
            { type: 'match_any', field: 'host.name', operator: 'excluded', value: ['a', 'b'] },
            { type: 'exists', field: 'process.pid', operator: 'included' },
            { type: 'wildcard', field: 'process.command_line', operator: 'included', value: 'proxychains *' },
            { type: 'list', field: 'source.ip', operator: 'included', list: { id: 'known', type: 'ip' } },
            { type: 'nested', field: 'file.hash', entries: [{ type: 'match', field: 'md5', operator: 'included', value: '0' }] },
          ],
        });
        await store.create(item);
        expect(await store.ofRule('rule-a')).toEqual([item]);
      })
    );

    it(
      'items come for their rule only, the oldest first, expired ones too',
      withStore(open, async (store) => {
        const items = [
          sampleException({ id: 'third', createdAt: '2026-03-03T00:00:00.000Z' }),
          sampleException({ id: 'first', createdAt: '2026-03-01T00:00:00.000Z', expireTime: '2026-03-01T00:00:01.000Z' }),
          sampleException({ id: 'second', createdAt: '2026-03-02T00:00:00.000Z' }),
          sampleException({ id: 'other', ruleId: 'rule-b' }),
        ];
        for (const item of items) await store.create(item);
        expect((await store.ofRule('rule-a')).map((item) => item.id)).toEqual(['first', 'second', 'third']);
        expect((await store.ofRule('rule-b')).map((item) => item.id)).toEqual(['other']);
      })
    );
  });
}
