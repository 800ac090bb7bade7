/** Processes by their id, gathered from the rows of whichever queries have them, so that a row with nothing but a pid can say whose it is. */
import type { ResultTable } from './result_table';

export interface ProcessFacts {
  readonly pid: string;
  readonly name: string;
  /** '' where no row says. */
  readonly path: string;
  readonly cmdline: string;
}

export interface ProcessIndex {
  readonly find: (agentId: string | undefined, pid: string) => ProcessFacts | undefined;
}

/** Undefined when none of the tables lists processes. Of several rows about one process the fullest counts. */
export function processIndex(tables: readonly ResultTable[]): ProcessIndex | undefined {
  const known = new Map<string, ProcessFacts>();
  for (const table of tables) addProcesses(known, table);
  if (known.size === 0) return undefined;
  return { find: (agentId, pid) => known.get(keyOf(agentId, pid)) };
}

const keyOf = (agentId: string | undefined, pid: string): string => JSON.stringify([agentId ?? '', pid]);

function addProcesses(known: Map<string, ProcessFacts>, { columns, rows }: ResultTable): void {
  const at = (name: string): number => columns.findIndex((column) => column.name.toLowerCase() === name);
  const [pid, name, path, cmdline] = [at('pid'), at('name'), at('path'), at('cmdline')];
  // A socket has a pid and a path as well: only who names processes lists them.
  if (pid < 0 || name < 0) return;
  for (const { agentId, cells } of rows) {
    const said = (column: number): string => (column < 0 ? '' : (cells[column] ?? ''));
    const facts = { pid: said(pid), name: said(name), path: said(path), cmdline: said(cmdline) };
    const key = keyOf(agentId, facts.pid);
    const before = known.get(key);
    if (facts.pid !== '' && (before === undefined || fullness(facts) > fullness(before))) known.set(key, facts);
  }
}

const fullness = ({ path, cmdline }: ProcessFacts): number => Number(path !== '') + Number(cmdline !== '');
