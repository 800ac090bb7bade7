/** What a command of `ig` is, and what its exit codes mean. */
import type { Io } from './io';

export interface Command {
  /** The whole text of `ig help <command>`. */
  readonly help: string;
  /** `args` are those after the command's name. Answers an exit code; throws a `UsageError` or an `InputError`. */
  run(args: readonly string[], io: Io): Promise<number>;
}

/**
 * `ok`: the work was done. A batch is ok when every line was answered, also where answers say `ok: false`.
 * `failed`: it was not done, or not wholly: a query is wrong, a file cannot be read, a document does not match what was asked.
 * `usage`: the command line is wrong; nothing was begun.
 */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

/** The command line is wrong: the message says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
