/** The shape of the table of search equivalents, and what its rows are given of a command. */
import type { CommandLine } from './command_line';
import { operandsOf, optionValue, pathsOf, serviceTemplate, templateOf } from './named_values';
import type { Alternatives, Span } from './search_conditions';

export interface Asked {
  /** Pages word it. */
  readonly topic: SearchTopic;
  readonly alternatives: Alternatives;
  readonly span: Span;
}

/** What a command is about, each part as the text of a condition: literal, or a placeholder for the alert's value. */
export interface Named {
  readonly line: CommandLine;
  /** The command in one line, without quotes. */
  readonly text: string;
  readonly valuesOf: (field: string) => unknown;
  /** A word as the text of a condition; undefined when it cannot be one. */
  readonly template: (word: string | undefined) => string | undefined;
  readonly option: (...names: readonly string[]) => string | undefined;
  readonly operands: readonly string[];
  /** Undefined: one of the paths cannot be told. */
  readonly paths: readonly string[] | undefined;
  readonly service: string | undefined;
}

export interface SearchRow {
  /** Separated by blanks. */
  readonly programs: string;
  /** Undefined where the row does not fit; the next one is tried. */
  readonly ask: (named: Named) => Asked | undefined;
}

export function namedIn(line: CommandLine, valuesOf: (field: string) => unknown): Named {
  const template = (word: string | undefined): string | undefined => (word === undefined ? undefined : templateOf(word, valuesOf));
  return {
    line,
    text: [line.program, ...line.args].join(' '),
    valuesOf,
    template,
    option: (...names) => template(optionValue(line, ...names)),
    operands: operandsOf(line),
    paths: pathsOf(line, valuesOf),
    service: serviceTemplate(line, valuesOf),
  };
}

export type SearchTopic =
  | 'processes'
  | 'one_process'
  | 'processes_of_user'
  | 'commands_of_user'
  | 'sudo_use'
  | 'service_changes'
  | 'one_service'
  | 'job_changes'
  | 'startup_changes'
  | 'sign_ins'
  | 'failed_sign_ins'
  | 'sign_ins_of_user'
  | 'account_changes'
  | 'one_account'
  | 'file'
  | 'directory'
  | 'hash'
  | 'signature'
  | 'log_lines'
  | 'system_log'
  | 'kernel_log'
  | 'service_log'
  | 'audit_key'
  | 'connections'
  | 'connections_of_process'
  | 'connections_with'
  | 'names_looked_up'
  | 'name_looked_up'
  | 'address'
  | 'modules'
  | 'packages'
  | 'firewall_changes'
  | 'containers'
  | 'registry'
  | 'event_codes';
