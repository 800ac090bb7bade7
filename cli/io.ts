/** What a command has of the world around it: so that a test gives it a world of its own. */
import type { Terminal } from '../standalone/server/terminal';

export interface Io {
  /** Paths on the command line and in batch lines are meant from here. */
  readonly workingDir: string;
  /** Holds the bundled rules, and what is built. */
  readonly projectDir: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Standard output: answers and nothing else. Resolves when more may be written. */
  write(text: string): Promise<void>;
  /** Standard error: warnings, progress, summaries. */
  readonly terminal: Terminal;
  /** Whether somebody is looking: standard error is a terminal. */
  readonly isInteractive: boolean;
  readonly clock: () => Date;
  /** Starts the standalone server with these arguments; the process lives on when this resolves. Answers an exit code. */
  startServer(args: readonly string[]): Promise<number>;
}
