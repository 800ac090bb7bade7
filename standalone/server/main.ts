/** The entry of the standalone server: command line in, exit code out. Everything between can be started from a test. */
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createOsqueryRunner } from '../osquery';
import { helpText, parseCommandLine, type ServerOptions } from './command_line';
import { startServer, StartError, type RunningServer } from './start';
import { createTerminal } from './terminal';

/** This file is built to `build/standalone/server/main.js`. */
const buildDir = join(dirname(fileURLToPath(import.meta.url)), '..');
const projectDir = join(buildDir, '..', '..');
/** npm starts its scripts in the project's folder; paths are meant from where the person stands. */
const workingDir = process.env['npm_lifecycle_event'] === 'start' ? (process.env['INIT_CWD'] ?? process.cwd()) : process.cwd();

const commandLine = parseCommandLine(process.argv.slice(2), join(projectDir, '.data'));
switch (commandLine.kind) {
  case 'help':
    process.stdout.write(helpText);
    break;
  case 'wrong':
    process.stderr.write(`${commandLine.message}\n`);
    process.exitCode = 2;
    break;
  case 'serve':
    await serve(commandLine.options);
}

async function serve(options: ServerOptions): Promise<void> {
  let running: RunningServer | undefined;
  let isStopping = false;
  const onSignal = (signal: 'SIGINT' | 'SIGTERM'): void => {
    // A terminal sends Ctrl-C to npm and to this process, npm hands it on: the second one is no wish to hurry.
    if (isStopping) return;
    isStopping = true;
    // While it still loads there is nothing to finish: the store is safe against a sudden end.
    if (running === undefined) process.exit(signal === 'SIGINT' ? 130 : 143);
    void stopped(running);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    running = await startServer(
      { ...options, dataDir: resolve(workingDir, options.dataDir) },
      {
        projectDir,
        workingDir,
        terminal: createTerminal(process.stdout, process.stderr),
        clock: () => new Date(),
        userName: userName(),
        createRunner: () => createOsqueryRunner(join(buildDir, 'osquery', 'provider_process.js')),
      }
    );
  } catch (error) {
    process.stderr.write(`${error instanceof StartError ? error.message : `The server could not start: ${described(error)}`}\n`);
    process.exitCode = 1;
  }
}

async function stopped(running: RunningServer): Promise<never> {
  try {
    await running.stop();
  } catch (error) {
    process.stderr.write(`The server did not stop cleanly: ${described(error)}\n`);
    process.exit(1);
  }
  process.exit(0);
}

function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** In a container a user id can be without a name; the number is a name then. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}
