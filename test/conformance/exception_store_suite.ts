/** What every reader of exceptions promises; a store that can write passes it through its own writes. */
import { describe, expect, it } from 'vitest';
import type { ExceptionItem } from '../../common/exceptions/exception';
import type { ExceptionReader, ExceptionStore } from '../../server/app/ports';
import { sampleException } from '../fakes/sample_exception';
import { withStore, type Opened } from './opened';

const everyKind = sampleException({
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

const ofTwoRules = [
  sampleException({ id: 'third', createdAt: '2026-03-03T00:00:00.000Z' }),
  sampleException({ id: 'first', createdAt: '2026-03-01T00:00:00.000Z', expireTime: '2026-03-01T00:00:01.000Z' }),
  sampleException({ id: 'second', createdAt: '2026-03-02T00:00:00.000Z' }),
  sampleException({ id: 'other', ruleId: 'rule-b', listId: 'list-2' }),
];

/** The adapter is opened holding the given items, so that one that cannot write passes too. */
export function describeExceptionReader(name: string, open: (items: readonly ExceptionItem[]) => Promise<Opened<ExceptionReader>>): void {
  const holding = (items: readonly ExceptionItem[], run: (store: ExceptionReader) => Promise<void>) => withStore(() => open(items), run);

  describe(`${name} keeps exceptions`, () => {
    it(
      'a rule without exceptions has none',
      holding([], async (store) => {
        expect(await store.ofRule('rule-a')).toEqual([]);
      })
    );

    it(
      'an item comes back as it was stored, with every kind of entry',
      holding([everyKind], async (store) => {
        expect(await store.ofRule('rule-a')).toEqual([everyKind]);
      })
    );

    it(
      'items come for their rule only, the oldest first, expired ones too',
      holding(ofTwoRules, async (store) => {
        expect((await store.ofRule('rule-a')).map((item) => item.id)).toEqual(['first', 'second', 'third']);
        expect((await store.ofRule('rule-b')).map((item) => item.id)).toEqual(['other']);
      })
    );
  });
}

export function describeExceptionStore(name: string, open: () => Promise<Opened<ExceptionStore>>): void {
  describeExceptionReader(name, async (items) => {
    const opened = await open();
    for (const item of items) await opened.store.create(item);
    return opened;
  });
}
