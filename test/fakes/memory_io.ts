/** A world for a command of `ig`: what stands in standard input goes in, what it writes is kept. */
import type { Io } from '../../cli/io';
import { run } from '../../cli/run';

export interface Ran {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
  /** The arguments that the server was started with. */
  readonly served: readonly string[] | undefined;
}

export interface World {
  readonly workingDir?: string;
  readonly input?: string | readonly Uint8Array[];
}

export async function ig(args: readonly string[], { workingDir = process.cwd(), input = '' }: World = {}): Promise<Ran> {
  const output: string[] = [];
  const errors: string[] = [];
  let served: readonly string[] | undefined;
  const io: Io = {
    workingDir,
    projectDir: process.cwd(),
    stdin: chunksOf(input),
    write: async (text) => void output.push(text),
    terminal: { say: (line) => void errors.push(line), warn: (line) => void errors.push(line), progress: () => undefined },
    isInteractive: false,
    clock: () => new Date('2026-03-10T00:00:00Z'),
    startServer: async (given) => {
      served = given;
      return 0;
    },
  };
  const exitCode = await run(args, io);
  return { exitCode, output: output.join(''), errors: errors.join('\n'), served };
}

/** The answers of a batch. */
export async function igBatch<Answer = unknown>(
  args: readonly string[],
  lines: readonly unknown[],
  workingDir?: string
): Promise<readonly Answer[]> {
  const input = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  const { output } = await ig([...args, '--batch'], { input, ...(workingDir === undefined ? {} : { workingDir }) });
  return output
    .split('\n')
    .slice(0, -1)
    .map((line): Answer => JSON.parse(line));
}

async function* chunksOf(input: string | readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, undefined> {
  if (typeof input === 'string') yield Buffer.from(input);
  else yield* input;
}
