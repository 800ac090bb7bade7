/** The queries that are measured: those of the public rules, and as many more like them as are asked for. */
import { parseEql, parseKql, printEql, printKql, type EqlQuery, type KqlQuery } from '../../common/engine';
import { hasConformanceData, readCaseLines } from '../fixtures/conformance';
import { seededRandom } from '../../standalone/sample_data/random';
import { EqlVariation } from './vary_eql';
import { KqlVariation } from './vary_kql';

export interface BenchQuery {
  readonly language: 'eql' | 'kuery';
  readonly text: string;
}

type Read = { readonly language: 'eql'; readonly tree: EqlQuery } | { readonly language: 'kuery'; readonly tree: KqlQuery };

const FILES = ['eql', 'query_kuery', 'new_terms', 'threshold', 'threat_match'];

/** Undefined where the public rules are not at hand. */
export function publicQueries(): readonly BenchQuery[] | undefined {
  if (!hasConformanceData) return undefined;
  return FILES.flatMap((file) => readCaseLines<{ readonly language: string; readonly query: string }>(`rules/${file}.ndjson`)).flatMap(
    ({ language, query }) => (language === 'eql' || language === 'kuery' ? [{ language, text: query }] : [])
  );
}

/**
 * The given queries, and behind them variants: each takes a query in turn and puts in place of each of its texts another that some
 * query asks of the same field. So the many are as selective, as long and as various as the few.
 */
export function variedQueries(queries: readonly BenchQuery[], count: number): readonly BenchQuery[] {
  const read = queries.map(readQuery);
  const eql = new EqlVariation(read.flatMap((each) => (each.language === 'eql' ? [each.tree] : [])));
  const kql = new KqlVariation(read.flatMap((each) => (each.language === 'kuery' ? [each.tree] : [])));
  const random = seededRandom(7);
  const pick = (below: number): number => random.int(0, below - 1);
  return Array.from({ length: count }, (_, place): BenchQuery => {
    const original = queries[place];
    const of = read[place % read.length];
    if (original !== undefined) return original;
    if (of === undefined) throw new Error('there are no queries to vary');
    return of.language === 'eql'
      ? { language: 'eql', text: printEql(eql.vary(of.tree, pick)) }
      : { language: 'kuery', text: printKql(kql.vary(of.tree, pick)) };
  });
}

function readQuery({ language, text }: BenchQuery): Read {
  const parsed = language === 'eql' ? parseEql(text) : parseKql(text);
  if (!parsed.ok) throw new Error(`${parsed.diagnostics[0]?.message}: ${text}`);
  return parsed.value.kind === 'kql_query' ? { language: 'kuery', tree: parsed.value } : { language: 'eql', tree: parsed.value };
}
