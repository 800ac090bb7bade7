/**
 * How long a single evaluation of a hostile document takes at the worst: every query of `hostile_queries` on the documents of
 * `hostile_documents`, each document prepared anew. Whoever sends such a document must not hold up the others.
 *
 * Explaining is timed, which evaluates as well. What counts is the processor's time, and of a few runs the shortest: a machine that does
 * other things too would report those.
 */
import { compileEql, compileKql, prepareDocument, type EventSource, type PreparedDocument } from '../../common/engine';
import { HOSTILE_DOCUMENTS } from './hostile_documents';
import { HOSTILE_EQL, HOSTILE_KQL } from './hostile_queries';

export interface HostileTime {
  readonly document: string;
  readonly query: string;
  readonly ms: number;
}

interface Asked {
  readonly query: string;
  explain(document: PreparedDocument): unknown;
}

/** The slowest first; every n-th pair of query and document only where there is no time for all. */
export function hostileTimes(everyNth = 1): readonly HostileTime[] {
  const pairs = [...HOSTILE_EQL.map(eql), ...HOSTILE_KQL.map(kql)].flatMap((asked) =>
    HOSTILE_DOCUMENTS.map(([document, source]) => ({ asked, document, source }))
  );
  return pairs
    .filter((_, place) => place % everyNth === 0)
    .map(({ asked, document, source }) => ({ document, query: shortened(asked.query), ms: shortestMs(asked, source) }))
    .sort((left, right) => right.ms - left.ms);
}

const MOST_RUNS = 4;
const FAST_MS = 30;

function shortestMs(asked: Asked, source: EventSource): number {
  let shortest = Infinity;
  for (let run = 0; run < MOST_RUNS && shortest > FAST_MS; run++) {
    const before = process.cpuUsage();
    asked.explain(prepareDocument(source));
    const { user, system } = process.cpuUsage(before);
    shortest = Math.min(shortest, (user + system) / 1_000);
  }
  return shortest;
}

function eql(query: string): Asked {
  const compiled = compileEql(query);
  if (compiled.ok && compiled.value.kind === 'event') return compiled.value;
  throw new Error(`${shortened(query)} is no event query: ${JSON.stringify(compiled)}`);
}

function kql(query: string): Asked {
  const compiled = compileKql(query);
  if (!compiled.ok) throw new Error(`${shortened(query)}: ${compiled.diagnostics[0]?.message}`);
  return compiled.value;
}

function shortened(query: string): string {
  return query.length <= 60 ? query : `${query.slice(0, 59)}…`;
}
