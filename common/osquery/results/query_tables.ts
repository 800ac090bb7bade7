/** Which of osquery's tables a query reads, for what is said of its columns. A query that is not understood reads none that we know. */
import { parseSelect } from '../select/parse_select';
import type { Select, Source } from '../select/select_tree';
import { tableFacts, type TableFacts } from '../tables/table_facts';

export function queryTables(sql: string): readonly TableFacts[] {
  const parsed = parseSelect(sql);
  if (!parsed.ok) return [];
  return [...new Set(sourcesOf(parsed.select).flatMap((name) => tableFacts(name) ?? []))];
}

function sourcesOf({ ctes, cores }: Select): readonly string[] {
  return [...ctes.flatMap(({ select }) => sourcesOf(select)), ...cores.flatMap(({ sources }) => sources.flatMap(namesOf))];
}

const namesOf = (source: Source): readonly string[] => (source.kind === 'table' ? [source.name] : sourcesOf(source.select));
