/** The names of the columns that a query answers, as its result's rows carry them. */
import { tableFacts } from '../tables/table_facts';
import { parseSelect } from './parse_select';
import type { Core, Select, Source } from './select_tree';

/** Undefined where that cannot be said for sure: a query that is not understood, `*` of a table or subquery that is not known. */
export function resultColumns(sql: string): ReadonlySet<string> | undefined {
  const parsed = parseSelect(sql);
  return parsed.ok ? columnsOf(parsed.select) : undefined;
}

/** Those of the first part name the whole of a UNION. */
function columnsOf({ cores, ctes }: Select): ReadonlySet<string> | undefined {
  const [core] = cores;
  if (core === undefined) return undefined;
  const defined = new Set(ctes.map(({ name }) => name.toLowerCase()));
  const names = new Set<string>();
  for (const result of core.results) {
    if (result.kind === 'star') {
      const ofStar = starColumns(core, result.table?.toLowerCase(), defined);
      if (ofStar === undefined) return undefined;
      for (const name of ofStar) names.add(name);
    } else {
      const { alias, expression, text } = result;
      names.add(alias ?? (expression.kind === 'column' ? expression.name : text));
    }
  }
  return names;
}

function starColumns({ sources }: Core, table: string | undefined, defined: ReadonlySet<string>): readonly string[] | undefined {
  const names: string[] = [];
  for (const source of sources) {
    if (table !== undefined && nameOf(source) !== table) continue;
    const facts = source.kind === 'table' && !defined.has(source.name.toLowerCase()) ? tableFacts(source.name) : undefined;
    if (facts === undefined) return undefined;
    // A hidden one is not in `*`, and which a version of osquery hides is not sure enough to call it missing.
    names.push(...facts.columns.keys());
  }
  return names;
}

function nameOf(source: Source): string | undefined {
  return (source.alias ?? (source.kind === 'table' ? source.name : undefined))?.toLowerCase();
}
