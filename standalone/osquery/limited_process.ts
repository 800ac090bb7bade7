/** A program run with a time limit and an output limit; whatever happens to it is a value. */
import { spawn } from 'node:child_process';

export interface ProcessLimits {
  readonly input: string;
  readonly timeoutMs: number;
  readonly maxOutputBytes: number;
  /** Kills the program when it fires. */
  readonly signal: AbortSignal;
}

export type ProcessEnd =
  | { readonly kind: 'ended'; readonly exitCode: number | null; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'failed'; readonly error: string };

export function runLimited(file: string, args: readonly string[], limits: ProcessLimits): Promise<ProcessEnd> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let size = 0;
    let failure: string | undefined;
    const kill = (reason: string): void => {
      failure ??= reason;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => kill(`the query did not finish within ${limits.timeoutMs / 1000} s and was stopped`), limits.timeoutMs);
    const onAbort = (): void => kill('the server is stopping');
    limits.signal.addEventListener('abort', onAbort, { once: true });
    const collect = (pieces: Buffer[]) => (piece: Buffer) => {
      size += piece.length;
      if (size > limits.maxOutputBytes) kill(`the result is larger than ${Math.round(limits.maxOutputBytes / 1024 / 1024)} MiB`);
      else pieces.push(piece);
    };
    child.stdout.on('data', collect(stdout));
    child.stderr.on('data', collect(stderr));
    // A program that ends before it has read its input breaks the pipe: its exit code says what happened.
    child.stdin.on('error', () => undefined);
    child.stdin.end(limits.input);
    const settle = (end: ProcessEnd): void => {
      clearTimeout(timer);
      limits.signal.removeEventListener('abort', onAbort);
      resolve(failure === undefined ? end : { kind: 'failed', error: failure });
    };
    child.on('error', (error) => settle({ kind: 'failed', error: `could not start ${file}: ${error.message}` }));
    child.on('close', (exitCode) =>
      settle({ kind: 'ended', exitCode, stdout: Buffer.concat(stdout).toString('utf8'), stderr: Buffer.concat(stderr).toString('utf8') })
    );
  });
}
