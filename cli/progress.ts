/** When it is told how far a command is: not at once, because most are done before anybody wonders, and not into a log that nobody asked to fill. */
import type { Terminal } from '../standalone/server/terminal';

const PATIENCE_MS = 2_000;
const FLAG = '--progress';

/** Tells about progress only after the first two seconds. */
export function patient(terminal: Terminal, clock: () => Date): Terminal {
  const startedMs = clock().getTime();
  return {
    say: terminal.say,
    warn: terminal.warn,
    progress: (line) => {
      if (clock().getTime() - startedMs > PATIENCE_MS) terminal.progress(line);
    },
  };
}

/** Warnings and summaries alone. */
export function silent({ say, warn }: Terminal): Terminal {
  return { say, warn, progress: () => undefined };
}

/** Behind `--` stands data, which may look like the flag. */
export function withoutProgressFlag(args: readonly string[]): { readonly rest: readonly string[]; readonly isAsked: boolean } {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const rest = args.filter((arg, place) => place >= end || arg !== FLAG);
  return { rest, isAsked: rest.length < args.length };
}
