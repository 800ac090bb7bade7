/** The query languages that a command can be asked for. */
import { exitCodes } from '../command';
import type { Io } from '../io';

export const languages = ['eql', 'kql'] as const;

export function refuseKql(command: string, { terminal }: Io): number {
  terminal.warn(`ig ${command} --language kql is not available yet: only EQL can be read so far.`);
  return exitCodes.failed;
}
