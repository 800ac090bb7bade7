/**
 * The documents that somebody pasted: one object, several after one another (NDJSON, or laid out), a list, the answer of a search; or what
 * is wrong with the text.
 */
import { MOST_DOCUMENTS } from '../../../common/api';
import { scanJson, type JsonMistake } from './json_scanner';

export type PastedDocument = Readonly<Record<string, unknown>>;

export type ReadDocuments =
  | { readonly kind: 'empty' }
  | { readonly kind: 'documents'; readonly documents: readonly PastedDocument[] }
  | { readonly kind: 'too_long' }
  | { readonly kind: 'too_many'; readonly count: number }
  /** `place`: the number of the value that is no object, from 1. */
  | { readonly kind: 'not_an_object'; readonly place: number }
  | { readonly kind: 'no_hits' }
  | { readonly kind: 'mistake'; readonly mistake: JsonMistake };

/** The server takes a request of a mebibyte, of which the query needs a part. */
const MOST_BYTES = 900_000;
/** Laid out text is longer than what is sent. */
export const MOST_CHARACTERS = 4_000_000;

export function readDocuments(text: string): ReadDocuments {
  if (text.trim() === '') return { kind: 'empty' };
  if (text.length > MOST_CHARACTERS) return { kind: 'too_long' };
  const scanned = scanJson(text);
  if (!scanned.ok) return { kind: 'mistake', mistake: scanned.mistake };
  const values = scanned.values.map(({ start, end }): unknown => JSON.parse(text.slice(start, end)));
  const documents = values.flatMap(documentsIn).filter((value) => !isBulkAction(value));
  const place = documents.findIndex((value) => !isObject(value));
  if (place >= 0) return { kind: 'not_an_object', place: place + 1 };
  const objects = documents.filter(isObject);
  if (objects.length === 0) return { kind: 'no_hits' };
  if (objects.length > MOST_DOCUMENTS) return { kind: 'too_many', count: objects.length };
  if (new TextEncoder().encode(JSON.stringify(objects)).length > MOST_BYTES) return { kind: 'too_long' };
  return { kind: 'documents', documents: objects };
}

/** A list stands for what is in it, and the answer of a search or of an EQL search for its hits. */
function documentsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(documentsIn);
  const answer = at(value, 'rawResponse') ?? value;
  const hits = at(answer, 'hits');
  for (const name of ['hits', 'events']) {
    const found = at(hits, name);
    if (Array.isArray(found)) return found;
  }
  const sequences = at(hits, 'sequences');
  return Array.isArray(sequences) ? sequences.flatMap((sequence: unknown) => documentsIn(at(sequence, 'events') ?? [])) : [value];
}

/** The lines in between of what is meant for the bulk route. */
function isBulkAction(value: unknown): boolean {
  if (!isObject(value)) return false;
  const [[name, action] = ['', undefined], ...others] = Object.entries(value);
  const isAction = others.length === 0 && ['index', 'create'].includes(name) && isObject(action);
  return isAction && Object.keys(action).every((key) => key.startsWith('_') || key === 'pipeline' || key === 'routing');
}

function at(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isObject(value: unknown): value is PastedDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
