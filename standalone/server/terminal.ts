/** What the server says while it starts: one line a step. In a terminal a running step updates its line; a log gets a line now and then. */
export interface Terminal {
  say(line: string): void;
  warn(line: string): void;
  /** Shows how far a step is; the next `say` or `warn` replaces it. */
  progress(line: string): void;
}

interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** At most this often, so that a fast step does not spend its time on telling about itself. */
const EVERY_MS = 100;
/** A log is read later: only a step that takes long is told in between. */
const EVERY_MS_IN_A_LOG = 5_000;

export function createTerminal(output: Output, errors: Output, nowMs: () => number = Date.now): Terminal {
  const mayUpdate = output.isTTY === true;
  let shownAt = mayUpdate ? 0 : nowMs();
  let isShown = false;
  const clear = (): void => {
    if (isShown) output.write('\r\u001b[K');
    isShown = false;
  };
  return {
    say: (line) => {
      clear();
      if (!mayUpdate) shownAt = nowMs();
      output.write(`${printable(line)}\n`);
    },
    warn: (line) => {
      clear();
      errors.write(`${printable(line)}\n`);
    },
    progress: (line) => {
      const now = nowMs();
      if (now - shownAt < (mayUpdate ? EVERY_MS : EVERY_MS_IN_A_LOG)) return;
      shownAt = now;
      if (!mayUpdate) return void output.write(`${printable(line)}\n`);
      clear();
      output.write(printable(line).slice(0, 120));
      isShown = true;
    },
  };
}

/** File names and messages can quote input: control characters of it must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}
