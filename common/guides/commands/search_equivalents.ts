/**
 * Questions to stored events that answer what a shell command of a guide answers, or what has become of what it shows. A reviewed table: the
 * first row that fits is taken. They are asked as searches of guides are, always of the alert's own host and of a time around the alert.
 * Osquery tells what is there now, events tell what happened; for many commands both are worth asking.
 */
import type { InvestigateDirective, InvestigateProvider } from '../guide';
import { resolveInvestigate, type AlertTimes, type InvestigateResolution } from '../investigate/resolve_investigate';
import { readCommandLine } from './command_line';
import { SERVICE_FIELD, valuesOfCommand } from './named_values';
import { eventRows } from './search_rows_events';
import { fileRows } from './search_rows_files';
import { processRows } from './search_rows_processes';
import { namedIn, type SearchRow, type SearchTopic } from './search_row';

export interface SearchEquivalent {
  readonly topic: SearchTopic;
  readonly directive: Omit<InvestigateDirective, 'id'>;
}

export type { SearchTopic } from './search_row';

/** In this order: a row for one kind of file stands before that for any file. */
export const searchRows: readonly SearchRow[] = [...eventRows, ...processRows, ...fileRows];

/** Undefined where no row fits. `valuesOf` only decides between fields, and is not read into the question. */
export function searchEquivalent(
  command: string,
  valuesOf: (field: string) => unknown,
  rows: readonly SearchRow[] = searchRows
): SearchEquivalent | undefined {
  const line = readCommandLine(command);
  if (!line.isRead) return undefined;
  const named = namedIn(line, valuesOf);
  for (const { programs, ask } of rows) {
    const asked = programs.split(' ').includes(line.program) ? ask(named) : undefined;
    if (asked === undefined) continue;
    const host = hostOf(valuesOf);
    return {
      topic: asked.topic,
      directive: {
        label: command,
        description: '',
        providers: asked.alternatives.map((conditions) => [host, ...conditions]),
        relativeFrom: asked.span.from,
        relativeTo: asked.span.to,
      },
    };
  }
  return undefined;
}

function hostOf(valuesOf: (field: string) => unknown): InvestigateProvider {
  const field = isThere(valuesOf('host.id')) || !isThere(valuesOf('host.name')) ? 'host.id' : 'host.name';
  return { field, excluded: false, queryType: 'phrase', value: `{{${field}}}`, valueType: 'string' };
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** As for searches of guides; beside the alert's values it knows what the command itself names. */
export function resolveSearchEquivalent(
  { directive }: SearchEquivalent,
  command: string,
  valuesOf: (field: string) => unknown,
  times: AlertTimes | undefined
): InvestigateResolution {
  const resolution = resolveInvestigate({ id: '', ...directive }, valuesOfCommand(command, valuesOf), times);
  const problems = resolution.problems.map((problem) => {
    if (problem.field !== SERVICE_FIELD) return problem;
    const message = 'Neither the command nor the arguments of the alert’s process name a service.';
    return { ...problem, code: 'service_missing', field: 'process.args', message };
  });
  return { ...resolution, problems };
}
