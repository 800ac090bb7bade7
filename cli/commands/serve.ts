/** `ig serve`: the standalone server, exactly as `npm start` starts it. */
import { helpText } from '../../standalone/server/command_line';
import type { Command } from '../command';

export const serve: Command = {
  help: `ig serve [options]

Starts the standalone server; it stops with Ctrl-C. The options are those that npm start takes after "--":

${helpText.slice(helpText.indexOf('  --'))}`,
  run: (args, io) => io.startServer(args),
};
