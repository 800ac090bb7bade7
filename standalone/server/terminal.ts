/** What the server says while it starts: one line a step. In a terminal a running step updates its line; in a log it does not. */
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

export function createTerminal(output: Output, errors: Output): Terminal {
  const mayUpdate = output.isTTY === true;
  let shownAt = 0;
  let isShown = false;
  const clear = (): void => {
    if (isShown) output.write('\r\u001b[K');
    isShown = false;
  };
  return {
    say: (line) => {
      clear();
      output.write(`${printable(line)}\n`);
    },
    warn: (line) => {
      clear();
      errors.write(`${printable(line)}\n`);
    },
    progress: (line) => {
      const now = Date.now();
      if (!mayUpdate || now - shownAt < EVERY_MS) return;
      shownAt = now;
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
