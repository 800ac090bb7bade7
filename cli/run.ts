/** `ig`: finds the command, runs it, and turns what went wrong into words and an exit code. */
import { version } from '../package.json';
import { exitCodes, UsageError, type Command } from './command';
import { commands } from './commands';
import { InputError } from './input/input_error';
import type { Io } from './io';
import { patient, silent, withoutProgressFlag } from './progress';

/** `args` are those after the program's name. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const [name = '--help', ...rest] = args;
  try {
    if (name === '--version') return await say(`${version}\n`, io);
    if (name === '--help' || name === '-h') return await say(overview(), io);
    if (name === 'help') return await say(rest[0] === undefined ? overview() : (await find(rest[0])).help, io);
    const command = await find(name);
    if (wantsHelp(rest)) return await say(command.help, io);
    // The server has options of its own.
    return name === 'serve' ? await command.run(rest, io) : await runWithProgress(command, rest, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.terminal.warn(`ig: ${error.message}\n"ig help${commands.has(name) ? ` ${name}` : ''}" says more.`);
      return exitCodes.usage;
    }
    if (error instanceof InputError) {
      io.terminal.warn(`ig ${name}: ${error.message}`);
      return exitCodes.failed;
    }
    throw error;
  }
}

/** How far it is, is told where somebody looks or asks for it. */
function runWithProgress(command: Command, args: readonly string[], io: Io): Promise<number> {
  const { rest, isAsked } = withoutProgressFlag(args);
  const terminal = isAsked || io.isInteractive ? patient(io.terminal, io.clock) : silent(io.terminal);
  return command.run(rest, { ...io, terminal });
}

async function find(name: string): Promise<Command> {
  const listed = commands.get(name);
  if (listed === undefined)
    throw new UsageError(`There is no command ${JSON.stringify(name)}. There are: ${[...commands.keys()].join(', ')}.`);
  return listed.load();
}

/** Behind `--` stands data. */
function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

async function say(text: string, io: Io): Promise<number> {
  await io.write(text);
  return exitCodes.ok;
}

function overview(): string {
  const width = Math.max(...[...commands.keys()].map((name) => name.length));
  const lines = [...commands].map(([name, { summary }]) => `  ${name.padEnd(width)}   ${summary}`);
  return `ig <command> [arguments]      Investigation Guides at the command line

${lines.join('\n')}

  ig help <command>    the options of a command, with its input and output
  ig --version

Most commands take --batch [FILE]: one JSON object a line in, one a line out, in order, in one process. A line that cannot be answered is
answered with {id, ok: false, error: {stage, code, message}}.

What takes longer than two seconds tells on standard error how far it is, where that is a terminal or --progress asks for it.

Exit codes: 0 the work was done, a batch also where lines were answered with errors; 1 it was not done; 2 the command line is wrong.
`;
}
