/** One line of an events file: an event's source, or a search hit `{_id, _index, _source}` (or `fields`). */
import { createHash } from 'node:crypto';
import { prepareDocument, type EventSource } from '../../common/engine';
import { DEEPEST_DOCUMENT, isDeeperThan } from './depth';
import { eventTimeMs } from './event_time';
import type { StoredEvent } from './ports';
import { documentOfHit } from './search_hit';

export type EventLine = { readonly ok: true; readonly event: StoredEvent } | { readonly ok: false; readonly message: string };

const LONGEST_LINE = 1_000_000;

/** Never throws: what is wrong with a line is said, with what to do about it. */
export function readEventLine(line: string): EventLine {
  if (line.length > LONGEST_LINE) return refused(`The line has ${line.length} characters; an event has at most ${LONGEST_LINE}.`);
  const parsed = parseJson(line);
  if (!parsed.ok) return parsed;
  if (!isObject(parsed.value)) return refused('The line is JSON but no object. Write one event as one JSON object a line.');
  if (isBulkAction(parsed.value)) return refused('The line is an action of a bulk request, not an event. Leave these lines out.');
  return readHit(parsed.value);
}

function readHit(value: EventSource): EventLine {
  const source = documentOfHit(value);
  const [id, index] = source === value ? [undefined, undefined] : [value['_id'], value['_index']];
  if (id !== undefined && !isName(id)) return refused('"_id" must be text of 1 to 512 characters. Leave it out to have one made.');
  if (index !== undefined && !isName(index)) return refused('"_index" must be the name of an index. Leave it out when it is not known.');
  if (isDeeperThan(source, DEEPEST_DOCUMENT)) return refused(`The event is nested more than ${DEEPEST_DOCUMENT} levels deep.`);
  if (eventTimeMs(source) === undefined) {
    return refused('"@timestamp" is missing or no time. Write it as 2026-03-01T12:00:00.000Z or as milliseconds since 1970.');
  }
  const storedIndex = index ?? dataStreamOf(source);
  return { ok: true, event: { id: id ?? contentId(source, storedIndex), index: storedIndex, source } };
}

/** The same event read twice gets the same id, so loading a file again adds nothing. */
function contentId(source: EventSource, index: string | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify([index ?? null, source]))
    .digest('hex')
    .slice(0, 40);
}

/** Agents write into the data stream that the event names; a file of sources tells it this way only. */
function dataStreamOf(source: EventSource): string | undefined {
  const document = prepareDocument(source);
  const [type, dataset, namespace] = ['type', 'dataset', 'namespace'].map((part) => document.values(`data_stream.${part}`)[0]);
  return [type, dataset, namespace].every(isName) ? `${type}-${dataset}-${namespace}` : undefined;
}

function parseJson(line: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string } {
  try {
    return { ok: true, value: JSON.parse(line) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/[\u0000-\u001f\u007f]/g, ' ').slice(0, 200) : 'it cannot be read';
    return refused(`The line is not JSON: ${reason}. Write one event as one JSON object a line.`);
  }
}

function isBulkAction(value: EventSource): boolean {
  const [key, ...others] = Object.keys(value);
  return others.length === 0 && key !== undefined && ['index', 'create', 'update', 'delete'].includes(key) && isObject(value[key]);
}

function isObject(value: unknown): value is EventSource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 512 && !/[\u0000-\u001f\u007f]/.test(value);
}

function refused(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}
