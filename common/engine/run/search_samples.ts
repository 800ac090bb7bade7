/**
 * Runs a sample over documents as Elasticsearch's EQL search answers it: for each join key that every stage has, a document for each stage,
 * no document twice, in no order of time.
 */
import type { CompiledSample } from '../compile/compile_eql';
import type { JoinKey } from '../compile/join_keys';
import { prepareDocument, type EventSource } from '../document';
import { noteLimit } from '../limits';
import { applyPipes } from './pipes';
import { DEFAULT_SIZE, type FoundEvent, type SearchOptions } from './search_events';
import type { FoundSequence } from './search_sequences';

export interface SampleOptions extends Pick<SearchOptions, 'size'> {
  /** Samples of one key at most; 1 unless told otherwise. */
  readonly maxSamplesPerKey?: number;
}

/** Documents of a key: those of each stage, in the order in which they were given. */
interface Candidates {
  readonly key: JoinKey;
  readonly stages: readonly FoundEvent[][];
}

/** Attempts to complete the samples of one key: many documents that fit several stages at once could be tried for ever. */
const MOST_ATTEMPTS = 100_000;
/** Those of all keys together; every key has a first few, so that no key can use up what another one needs. */
const MOST_ATTEMPTS_IN_ALL = 1_000_000;
const ATTEMPTS_OF_EACH = 100;

export function searchSamples(
  compiled: CompiledSample,
  documents: readonly EventSource[],
  { size = DEFAULT_SIZE, maxSamplesPerKey = 1 }: SampleOptions = {}
): readonly FoundSequence[] {
  const spent = { attempts: 0 };
  const found = [...candidatesByKey(compiled, documents).values()]
    .filter(({ stages }) => stages.every((events) => events.length > 0))
    .sort((left, right) => compareKeys(left.key, right.key))
    .flatMap(({ key, stages }) => samplesOf(stages, maxSamplesPerKey, spent).map((events) => ({ joinKeys: key.values, events })));
  return applyPipes(found, compiled.pipes).slice(0, Math.max(size, 0));
}

function candidatesByKey({ stages }: CompiledSample, documents: readonly EventSource[]): ReadonlyMap<string, Candidates> {
  const byKey = new Map<string, Candidates>();
  documents.forEach((source, index) => {
    const document = prepareDocument(source);
    stages.forEach((stage, place) => {
      if (!stage.matches(document)) return;
      for (const key of stage.joinKeys(document)) {
        const known = byKey.get(key.id) ?? { key, stages: stages.map((): FoundEvent[] => []) };
        byKey.set(key.id, known);
        known.stages[place]?.push({ index, document });
      }
    });
  });
  return byKey;
}

/** The first `most` ways to take a document for each stage. */
function samplesOf(
  stages: readonly (readonly FoundEvent[])[],
  most: number,
  spent: { attempts: number }
): readonly (readonly FoundEvent[])[] {
  const found: (readonly FoundEvent[])[] = [];
  const chosen: FoundEvent[] = [];
  let attempts = 0;
  const allowed = Math.max(ATTEMPTS_OF_EACH, Math.min(MOST_ATTEMPTS, MOST_ATTEMPTS_IN_ALL - spent.attempts));
  const choose = (stage: number): void => {
    const events = stages[stage];
    if (events === undefined) {
      found.push([...chosen]);
      return;
    }
    for (const event of events) {
      if (found.length >= most) return;
      if (attempts++ > allowed) {
        noteLimit('sample_attempts');
        return;
      }
      if (chosen.some(({ index }) => index === event.index)) continue;
      chosen.push(event);
      choose(stage + 1);
      chosen.pop();
    }
  };
  choose(0);
  spent.attempts += attempts;
  return found;
}

/** Key by key; nothing comes first, numbers by their size. */
function compareKeys(left: JoinKey, right: JoinKey): number {
  for (const [index, a] of left.values.entries()) {
    const b = right.values[index] ?? null;
    if (a === b) continue;
    if (a === null) return -1;
    if (b === null) return 1;
    const [x, y] = [Number(a), Number(b)];
    if (a.trim() !== '' && b.trim() !== '' && Number.isFinite(x) && Number.isFinite(y) && x !== y) return x - y;
    return a < b ? -1 : 1;
  }
  return 0;
}
