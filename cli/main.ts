/** The entry of `ig`: binds the commands to the process. Built to `build/cli/main.js`. */
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { createTerminal } from '../standalone/server/terminal';
import { exitCodes } from './command';
import type { Io } from './io';
import { run } from './run';

const projectDir = fileURLToPath(new URL('../..', import.meta.url));

// Who reads the answers has enough of them (`ig eql ... | head`): no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exitCodes.ok);
  });
}

const errors = { write: (text: string) => process.stderr.write(text), isTTY: process.stderr.isTTY && !process.stdout.isTTY };

const io: Io = {
  workingDir: process.cwd(),
  projectDir,
  stdin: process.stdin,
  write: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  terminal: createTerminal(errors, errors),
  isInteractive: process.stderr.isTTY === true,
  clock: () => new Date(),
  startServer: async (args) => {
    process.argv.splice(2, Infinity, ...args);
    await import(pathToFileURL(join(projectDir, 'scripts', 'start.mjs')).href);
    return Number(process.exitCode ?? exitCodes.ok);
  },
};

try {
  process.exitCode = await run(process.argv.slice(2), io);
} catch (error) {
  process.stderr.write(`ig: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = exitCodes.failed;
}
