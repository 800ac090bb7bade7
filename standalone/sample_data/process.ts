/** A process of the story, with the chain of its parents. */
import type { Account, Host } from './hosts';
import { hashOf } from './random';

export interface Process {
  readonly host: Host;
  readonly user: Account;
  readonly pid: number;
  readonly startMs: number;
  readonly executable: string;
  readonly args: readonly string[];
  readonly workingDirectory: string;
  readonly isInteractive: boolean;
  readonly parent: Process | undefined;
}

/** The file name of the executable, as the sensors report it. */
export function nameOf(process: Pick<Process, 'executable'>): string {
  return process.executable.slice(process.executable.lastIndexOf('/') + 1);
}

export function commandLineOf(process: Pick<Process, 'args'>): string {
  return process.args.join(' ');
}

/** Stable for the process on its host, like the sensor's own. */
export function entityIdOf(process: Process): string {
  const known = entityIds.get(process);
  if (known !== undefined) return known;
  const id = btoa(`${agentIdOf(process.host)}-${process.pid}-${process.startMs}`);
  entityIds.set(process, id);
  return id;
}

const entityIds = new WeakMap<Process, string>();

/** Parents from the nearest to the first process of the system. */
export function ancestryOf(process: Process): readonly Process[] {
  return process.parent === undefined ? [] : [process.parent, ...ancestryOf(process.parent)];
}

export function agentIdOf(host: Host): string {
  return uuidOf(`agent/${host.name}`);
}

/** Looks like a version 4 UUID, and is the same for the same text. */
export function uuidOf(text: string): string {
  const hex = digestOf(`uuid/${text}`, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Hex digits that stand for a file's hash: the same file, the same hash. Kept, because a few dozen files make thousands of events. */
export function digestOf(text: string, digits: number): string {
  const known = digests.get(text);
  if (known !== undefined && known.length >= digits) return known.slice(0, digits);
  let digest = '';
  for (let part = 0; digest.length < digits; part += 1) digest += hashOf(`${part}/${text}`).toString(16).padStart(8, '0');
  digests.set(text, digest);
  return digest.slice(0, digits);
}

const digests = new Map<string, string>();
