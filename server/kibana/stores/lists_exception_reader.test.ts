/** Exceptions in the lists plugin: the suite of every reader of exceptions, and what only this one meets. */
import { describe, expect, it } from 'vitest';
import { exceptionItemToKibana, type ExceptionItem } from '../../../common/exceptions';
import { describeExceptionReader } from '../../../test/conformance/exception_store_suite';
import { refuse } from '../../../test/fakes/memory_saved_objects';
import { sampleException } from '../../../test/fakes/sample_exception';
import { sampleRule } from '../../../test/fakes/sample_rule';
import { keptRule, memoryRulesClient } from '../../../test/kibana/memory_rules_client';
import { ListsExceptionReader, type ExceptionListClientPort } from './lists_exception_reader';

/** As the lists plugin answers: items of the named lists in pages, null when there is none of them. */
function lists(items: readonly Readonly<Record<string, unknown>>[]): ExceptionListClientPort {
  return {
    findExceptionListsItem: async ({ listId, page, perPage }) => {
      const found = items.filter((item) => listId.some((id) => id === item['list_id']));
      const data = found.slice((page - 1) * perPage, page * perPage);
      return found.length === 0 ? null : { data, page, per_page: perPage, total: found.length };
    },
  };
}

/** Rules that name these lists. */
function rulesWith(listsOf: ReadonlyMap<string, readonly string[]>) {
  const reference = (id: string) => ({ id: `saved-${id}`, list_id: id, type: 'rule_default', namespace_type: 'single' });
  return memoryRulesClient([...listsOf].map(([id, named]) => keptRule(sampleRule({ id }), { exceptionsList: named.map(reference) })));
}

function reader(items: readonly ExceptionItem[]): ListsExceptionReader {
  const listsOf = new Map<string, string[]>();
  for (const { ruleId, listId } of items) listsOf.set(ruleId, [...new Set([...(listsOf.get(ruleId) ?? []), listId])]);
  return new ListsExceptionReader(rulesWith(listsOf), lists(items.map(exceptionItemToKibana)));
}

describeExceptionReader('ListsExceptionReader', async (items) => ({ store: reader(items), close: async () => undefined }));

describe('ListsExceptionReader', () => {
  const shared = exceptionItemToKibana(sampleException({ id: 's', listId: 'shared' }));
  const own = exceptionItemToKibana(sampleException({ id: 'o', listId: 'own' }));

  it('items of lists that rules share count for each of them', async () => {
    const rules = rulesWith(
      new Map([
        ['r1', ['own', 'shared']],
        ['r2', ['shared']],
      ])
    );
    const store = new ListsExceptionReader(rules, lists([own, shared]));
    expect((await store.ofRule('r1')).map(({ id, ruleId }) => [id, ruleId])).toEqual([
      ['o', 'r1'],
      ['s', 'r1'],
    ]);
    expect((await store.ofRule('r2')).map(({ id, ruleId }) => [id, ruleId])).toEqual([['s', 'r2']]);
  });

  it('a list that was deleted, a rule without lists and a rule that was deleted have none', async () => {
    const rules = rulesWith(
      new Map([
        ['gone', ['no-such-list']],
        ['none', []],
      ])
    );
    const store = new ListsExceptionReader(rules, lists([own]));
    for (const ruleId of ['gone', 'none', 'no-such-rule']) expect(await store.ofRule(ruleId)).toEqual([]);
  });

  it('reads every page', async () => {
    const many = Array.from({ length: 1_001 }, (_, n) => sampleException({ id: `e${n}` }));
    expect(await reader(many).ofRule('rule-a')).toHaveLength(1_001);
  });

  it('an item that cannot be read is named, not left out', async () => {
    const store = new ListsExceptionReader(
      rulesWith(new Map([['r', ['own']]])),
      lists([own, { ...own, item_id: 'odd', entries: [{ type: 'new' }] }])
    );
    await expect(store.ofRule('r')).rejects.toMatchObject({ code: 'exception_unreadable', message: expect.stringContaining('odd') });
  });

  it('a missing privilege is named', async () => {
    const forbidding: ExceptionListClientPort = { findExceptionListsItem: async () => refuse(403, 'Unable to find') };
    const store = new ListsExceptionReader(rulesWith(new Map([['r', ['own']]])), forbidding);
    await expect(store.ofRule('r')).rejects.toMatchObject({ statusCode: 403, code: 'exceptions_forbidden' });
  });
});
