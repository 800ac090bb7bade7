/**
 * Exceptions of a rule, from the lists plugin (`getExceptionListClient(savedObjectsClient, username)`): of every list that the rule names,
 * because those that it shares with other rules hold back its alerts too. The browser creates items by Kibana's own route.
 */
import * as v from 'valibot';
import { exceptionEntriesSchema, type ExceptionItem } from '../../../common/exceptions';
import type { ExceptionReader } from '../../app/ports';
import { UseCaseError } from '../../app/route';
import { savedRuleSchema, type RulesClientPort } from './rules_client';
import { exceptionError, ruleError, statusOf } from './store_errors';

/** The part of the lists plugin's client that is used; the arrays run in step. */
export interface ExceptionListClientPort {
  findExceptionListsItem(request: {
    readonly listId: string[];
    readonly namespaceType: ('single' | 'agnostic')[];
    readonly filter: string[];
    readonly page: number;
    readonly perPage: number;
    readonly pit: undefined;
    readonly search: undefined;
    readonly searchAfter: undefined;
    readonly sortField: undefined;
    readonly sortOrder: undefined;
  }): Promise<unknown>;
}

const PER_PAGE = 500;

export class ListsExceptionReader implements ExceptionReader {
  constructor(
    private readonly rules: RulesClientPort,
    private readonly lists: ExceptionListClientPort
  ) {}

  async ofRule(ruleId: string): Promise<readonly ExceptionItem[]> {
    const lists = await this.listsOf(ruleId);
    const items: ExceptionItem[] = [];
    for (let page = 1; lists.length > 0; page += 1) {
      const { data, total } = await this.find(lists, page);
      items.push(...data.map((item) => readItem(item, ruleId)));
      if (data.length === 0 || page * PER_PAGE >= total) break;
    }
    return items.sort((left, right) => compare(left.createdAt, right.createdAt) || compare(left.id, right.id));
  }

  /** A rule that was deleted has no lists any more. */
  private async listsOf(ruleId: string): Promise<readonly ListReference[]> {
    try {
      return v.parse(ruleListsSchema, v.parse(savedRuleSchema, await this.rules.get({ id: ruleId })).params).exceptionsList;
    } catch (error) {
      if (statusOf(error) === 404) return [];
      throw ruleError(error);
    }
  }

  private async find(lists: readonly ListReference[], page: number): Promise<v.InferOutput<typeof foundItemsSchema>> {
    const unused = { pit: undefined, search: undefined, searchAfter: undefined, sortField: undefined, sortOrder: undefined };
    let found: unknown;
    try {
      found = await this.lists.findExceptionListsItem({
        listId: lists.map(({ list_id }) => list_id),
        namespaceType: lists.map(({ namespace_type }) => namespace_type),
        filter: [],
        page,
        perPage: PER_PAGE,
        ...unused,
      });
    } catch (error) {
      throw exceptionError(error);
    }
    // null: none of the lists exists any more.
    return found === null ? { data: [], total: 0 } : v.parse(foundItemsSchema, found);
  }
}

const ruleListsSchema = v.object({
  exceptionsList: v.nullish(v.array(v.object({ list_id: v.string(), namespace_type: v.picklist(['single', 'agnostic']) })), []),
});
type ListReference = v.InferOutput<typeof ruleListsSchema>['exceptionsList'][number];

const foundItemsSchema = v.object({ total: v.number(), data: v.array(v.unknown()) });

const itemSchema = v.object({
  id: v.string(),
  item_id: v.string(),
  list_id: v.string(),
  name: v.string(),
  description: v.nullish(v.string(), ''),
  entries: exceptionEntriesSchema,
  comments: v.nullish(v.array(v.object({ comment: v.string() })), []),
  os_types: v.nullish(v.array(v.string()), []),
  tags: v.nullish(v.array(v.string()), []),
  expire_time: v.nullish(v.string()),
  created_at: v.string(),
  created_by: v.string(),
});

/** An item that cannot be read ends the request: leaving it out would show alerts that it holds back. */
function readItem(item: unknown, ruleId: string): ExceptionItem {
  const read = v.safeParse(itemSchema, item);
  if (!read.success) {
    const name = v.is(v.object({ item_id: v.string() }), item) ? item.item_id : 'without an id';
    const place = v.getDotPath(read.issues[0]) ?? 'the item';
    throw new UseCaseError(
      500,
      'exception_unreadable',
      `The exception item ${name} of this rule cannot be read (${place}: ${read.issues[0].message}). Check it in the rule's exceptions in the Security app.`,
      { rule_id: ruleId }
    );
  }
  const { output } = read;
  return {
    id: output.id,
    itemId: output.item_id,
    listId: output.list_id,
    ruleId,
    name: output.name,
    description: output.description,
    entries: output.entries,
    comments: output.comments.map(({ comment }) => comment),
    osTypes: output.os_types,
    tags: output.tags,
    expireTime: output.expire_time ?? undefined,
    createdAt: output.created_at,
    createdBy: output.created_by,
  };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
