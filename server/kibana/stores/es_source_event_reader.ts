/**
 * Source events from the indices that alerts name, with the rights of the analyst. One search finds them all; only when some are missing
 * are their indices asked one by one why. A search instead of a multi-get, because what alerts name may be an alias by now.
 */
import * as v from 'valibot';
import type { UnreadEventReason } from '../../../common/api';
import type { EventSource } from '../../../common/engine';
import type { EventReference, SourceEventAnswer, SourceEventReader, StoredEvent } from '../../app/ports';
import type { EsClient, EsSearchRequest } from './es_client';
import { statusOf } from './store_errors';

/** Names stand in the path of the request, which Elasticsearch limits to 4,096 bytes. */
const LONGEST_PATH = 3_000;
/** Of more missing indices than this the others are called gone: an alert names one or two. */
const MOST_ASKED_WHY = 10;

export class EsSourceEventReader implements SourceEventReader {
  constructor(private readonly client: EsClient) {}

  async read(references: readonly EventReference[]): Promise<readonly SourceEventAnswer[]> {
    const readable = references.filter(namesOneIndex);
    const found = (await Promise.all(inGroups(readable).map((group) => this.find(group)))).flat();
    const answers = new Map(readable.map((reference) => [reference, matching(reference, found, readable)] as const));
    const missing = [...new Set(readable.filter((reference) => answers.get(reference) === undefined).map(({ index }) => index))];
    const asked = await Promise.all(missing.slice(0, MOST_ASKED_WHY).map(async (index) => [index, await this.whyMissing(index)] as const));
    const reasons = new Map(asked);
    return references.map((reference) => {
      const event = answers.get(reference);
      if (event !== undefined) return { ok: true, event: { ...event, id: reference.id } };
      return { ok: false, reason: namesOneIndex(reference) ? (reasons.get(reference.index) ?? 'gone') : 'not_one_document' };
    });
  }

  /** One index can spoil the search of all, so each is searched alone then; one alone that refuses has nothing, and is asked why later. */
  private async find(references: readonly EventReference[]): Promise<readonly StoredEvent[]> {
    const ids = [...new Set(references.map(({ id }) => id))];
    const index = [...new Set(references.flatMap((reference) => placesOf(reference.index)))].join(',');
    try {
      // More than one an id: an id may be taken in several of the indices.
      return await this.search({ index, ignore_unavailable: true, query: { ids: { values: ids } }, size: 4 * ids.length });
    } catch (error) {
      if (reasonOf(error) === undefined) throw error;
      const alone = byIndex(references);
      return alone.length === 1 ? [] : (await Promise.all(alone.map((group) => this.find(group)))).flat();
    }
  }

  private async whyMissing(index: string): Promise<UnreadEventReason> {
    try {
      await this.search({ index, query: { match_none: {} }, size: 0 });
      return 'gone';
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      return reason;
    }
  }

  private async search(request: EsSearchRequest): Promise<readonly StoredEvent[]> {
    const { hits } = v.parse(answerSchema, await this.client.search({ ...request, track_total_hits: false }));
    return hits.hits.map(({ _id: id, _index: index, _source: source }) => ({ id, index, source }));
  }
}

const answerSchema = v.object({
  hits: v.object({
    hits: v.array(
      v.object({
        _id: v.string(),
        _index: v.string(),
        // As it is: a schema of records would leave out fields that are called like an object's own properties.
        _source: v.custom<EventSource>((source) => typeof source === 'object' && source !== null && !Array.isArray(source)),
      })
    ),
  }),
});

/**
 * Rules that count (threshold) or make rows (ES|QL) have no document: they name the patterns that they searched, or nothing. A document of
 * an alert is data from outside, so what is no plain name of an index is not searched either.
 */
function namesOneIndex({ index }: EventReference): boolean {
  return index.length <= 512 && /^(?:[^\s*?,:<>|"\\/#%]+:)?[^\s*?,:<>|"\\/#%\-_+][^\s*?,:<>|"\\/#%]*$/.test(index);
}

/** A backing index of a data stream that moved to a searchable snapshot has another name there, and the stream keeps no alias for it. */
function placesOf(index: string): readonly string[] {
  const [, cluster = '', name = ''] = /^([^:]*:)?(.*)$/.exec(index) ?? [];
  return name.startsWith('.ds-') ? [index, `${cluster}restored-${name}`, `${cluster}partial-${name}`] : [index];
}

/** Found where it was named; else under another name of that index, which none of the others is. */
function matching(
  { index, id }: EventReference,
  found: readonly StoredEvent[],
  references: readonly EventReference[]
): StoredEvent | undefined {
  const hits = found.filter((event) => event.id === id);
  const named = hits.find((event) => event.index === index);
  if (named !== undefined) return named;
  const taken = new Set(references.map((reference) => reference.index));
  const elsewhere = hits.filter((event) => event.index === undefined || !taken.has(event.index));
  return elsewhere.find((event) => placesOf(index).includes(event.index ?? '')) ?? (elsewhere.length === 1 ? elsewhere[0] : undefined);
}

/** Closed indices (400) and clusters that do not answer are unavailable; undefined for what is no answer of a server at all. */
function reasonOf(error: unknown): UnreadEventReason | undefined {
  const status = statusOf(error);
  if (status === 404) return 'gone';
  if (status === 403) return 'forbidden';
  return status === 400 || status === 502 || status === 503 || status === 504 ? 'unavailable' : undefined;
}

interface Group {
  readonly references: EventReference[];
  readonly names: Set<string>;
  pathLength: number;
}

/** As few searches as the length of their paths allows. */
function inGroups(references: readonly EventReference[]): readonly (readonly EventReference[])[] {
  const groups: Group[] = [];
  for (const reference of references) {
    const length = encodeURIComponent(`${placesOf(reference.index).join(',')},`).length;
    let group = groups.at(-1);
    if (group === undefined || (!group.names.has(reference.index) && group.pathLength + length > LONGEST_PATH)) {
      group = { references: [], names: new Set(), pathLength: 0 };
      groups.push(group);
    }
    if (!group.names.has(reference.index)) group.pathLength += length;
    group.names.add(reference.index);
    group.references.push(reference);
  }
  return groups.map((group) => group.references);
}

function byIndex(references: readonly EventReference[]): readonly (readonly EventReference[])[] {
  return [...new Set(references.map(({ index }) => index))].map((index) => references.filter((reference) => reference.index === index));
}
