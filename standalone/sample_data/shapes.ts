/** The documents that the two integrations write: Elastic Defend's process, network and file events, Auditd Manager's executions. */
import type { EventSource } from '../../common/engine';
import { agentIdOf, ancestryOf, commandLineOf, digestOf, entityIdOf, nameOf, uuidOf, type Process } from './process';
import type { Host } from './hosts';

const AGENT_VERSION = '8.15.3';
const ECS_VERSION = '8.10.0';

/** What is known of an event only when all of them stand in their order. */
export interface Stamp {
  readonly atMs: number;
  readonly ingestedMs: number;
  readonly id: string;
  readonly sequence: number;
}

export type ProcessAction = 'fork' | 'exec' | 'end';
export interface Connection {
  readonly action: 'connection_attempted' | 'connection_accepted' | 'disconnect_received';
  readonly address: string;
  readonly port: number;
  readonly localPort: number;
}
export interface FileChange {
  readonly action: 'creation' | 'modification' | 'deletion' | 'rename';
  readonly path: string;
  readonly size: number;
}

export function processEvent(process: Process, action: ProcessAction, stamp: Stamp, previous?: Process): EventSource {
  const isEnd = action === 'end';
  return {
    ...endpointFrame(process.host, 'process', stamp, { action, category: ['process'], type: [isEnd ? 'end' : 'start'] }),
    process: {
      ...processFields(process),
      ...(isEnd ? { exit_code: 0, end: iso(stamp.atMs) } : {}),
      ...(previous === undefined
        ? {}
        : { previous: [{ executable: previous.executable, args: previous.args, args_count: previous.args.length }] }),
      Ext: { ancestry: ancestryOf(process).map(entityIdOf) },
      hash: {
        md5: digestOf(`md5/${process.executable}`, 32),
        sha1: digestOf(`sha1/${process.executable}`, 40),
        sha256: digestOf(`sha256/${process.executable}`, 64),
      },
      ...(process.parent === undefined ? {} : { parent: processFields(process.parent) }),
      ...leadersOf(process),
    },
    user: userFields(process),
    group: { name: process.user.group, id: process.user.id },
  };
}

export function networkEvent(process: Process, connection: Connection, stamp: Stamp): EventSource {
  const isAccepted = connection.action === 'connection_accepted';
  const local = { address: process.host.ip, ip: process.host.ip, port: connection.localPort };
  const remote = { address: connection.address, ip: connection.address, port: connection.port };
  const type = connection.action === 'disconnect_received' ? 'end' : 'start';
  return {
    ...endpointFrame(process.host, 'network', stamp, { action: connection.action, category: ['network'], type: [type] }),
    process: actorFields(process),
    source: isAccepted ? remote : local,
    destination: isAccepted ? local : remote,
    network: { transport: 'tcp', type: 'ipv4', direction: isAccepted ? 'ingress' : 'egress' },
    user: userFields(process),
  };
}

export function fileEvent(process: Process, change: FileChange, stamp: Stamp): EventSource {
  const type = { creation: 'creation', modification: 'change', deletion: 'deletion', rename: 'change' }[change.action];
  return {
    ...endpointFrame(process.host, 'file', stamp, { action: change.action, category: ['file'], type: [type] }),
    file: { path: change.path, name: nameOf({ executable: change.path }), size: change.size },
    process: actorFields(process),
    user: userFields(process),
  };
}

/** An `execve` as Auditd Manager reports it: no name and no arguments of the parent, only its process id. */
export function auditdEvent(process: Process, stamp: Stamp): EventSource {
  const name = nameOf(process);
  return {
    '@timestamp': iso(stamp.atMs),
    agent: { id: agentIdOf(process.host), name: process.host.name, type: 'auditbeat', version: AGENT_VERSION },
    auditd: {
      data: {
        arch: 'x86_64',
        argc: String(process.args.length),
        syscall: 'execve',
        exit: '0',
        tty: process.isInteractive ? 'pts0' : '(none)',
      },
      message_type: 'syscall',
      result: 'success',
      summary: {
        actor: { primary: process.user.name, secondary: process.user.name },
        object: { primary: process.executable, type: 'file' },
        how: process.executable,
      },
    },
    data_stream: { type: 'logs', dataset: 'auditd_manager.auditd', namespace: 'default' },
    ecs: { version: ECS_VERSION },
    elastic_agent: { id: agentIdOf(process.host), snapshot: false, version: AGENT_VERSION },
    event: {
      ...eventFields('auditd_manager.auditd', 'auditd', stamp),
      action: 'executed',
      category: ['process'],
      type: ['start'],
      outcome: 'success',
    },
    host: hostFields(process.host),
    process: {
      pid: process.pid,
      name,
      executable: process.executable,
      args: process.args,
      args_count: process.args.length,
      command_line: commandLineOf(process),
      title: commandLineOf(process),
      working_directory: process.workingDirectory,
      ...(process.parent === undefined ? {} : { parent: { pid: process.parent.pid } }),
    },
    service: { type: 'auditd' },
    tags: ['auditd_manager-auditd'],
    user: { ...userFields(process), group: { name: process.user.group, id: process.user.id } },
  };
}

interface EventKind {
  readonly action: string;
  readonly category: readonly string[];
  readonly type: readonly string[];
}

function endpointFrame(host: Host, kind: 'process' | 'network' | 'file', stamp: Stamp, event: EventKind): EventSource {
  const dataset = `endpoint.events.${kind}`;
  return {
    '@timestamp': iso(stamp.atMs),
    message: `Endpoint ${kind} event`,
    agent: { id: agentIdOf(host), type: 'endpoint', version: AGENT_VERSION },
    data_stream: { type: 'logs', dataset, namespace: 'default' },
    ecs: { version: ECS_VERSION },
    elastic: { agent: { id: agentIdOf(host) } },
    event: { ...eventFields(dataset, 'endpoint', stamp), ...event, outcome: 'unknown' },
    host: hostFields(host),
  };
}

function eventFields(dataset: string, module: string, stamp: Stamp): EventSource {
  return {
    agent_id_status: 'verified',
    created: iso(stamp.atMs),
    dataset,
    id: stamp.id,
    ingested: iso(stamp.ingestedMs),
    kind: 'event',
    module,
    sequence: stamp.sequence,
  };
}

const hostFields = keptFor(describeHost);
const processFields = keptFor(describeProcess);
const actorFields = keptFor(describeActor);

function describeHost(host: Host): EventSource {
  const { type, name, version, kernel } = host.os;
  return {
    name: host.name,
    hostname: host.name,
    id: uuidOf(`host/${host.name}`).replaceAll('-', ''),
    ip: [host.ip, '127.0.0.1', '::1'],
    mac: [
      `02-42-${digestOf(host.name, 8)
        .toUpperCase()
        .replace(/(..)(?=.)/g, '$1-')}`,
    ],
    architecture: 'x86_64',
    os: { type, platform: type === 'macos' ? 'macos' : type, family: type, name, version, kernel, full: `${name} ${version}` },
  };
}

function describeProcess(process: Process): EventSource {
  return {
    ...actorFields(process),
    args: process.args,
    args_count: process.args.length,
    command_line: commandLineOf(process),
    working_directory: process.workingDirectory,
    interactive: process.isInteractive,
    start: iso(process.startMs),
    user: userFields(process),
  };
}

function describeActor(process: Process): EventSource {
  return { pid: process.pid, entity_id: entityIdOf(process), name: nameOf(process), executable: process.executable };
}

/** The first process below the system's own one leads the entry into the host; the last shell above leads the session. */
function leadersOf(process: Process): EventSource {
  const line = [process, ...ancestryOf(process)];
  const entry = line.at(-2) ?? process;
  const session = line.find(({ executable }) => /\/(bash|dash|zsh|sh)$/.test(executable)) ?? entry;
  return { entry_leader: actorFields(entry), session_leader: actorFields(session), group_leader: actorFields(session) };
}

function userFields(process: Process): EventSource {
  return { name: process.user.name, id: process.user.id };
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** Described once: a daemon is the parent of hundreds of processes, and a host stands in every event. */
function keptFor<T extends object>(describe: (thing: T) => EventSource): (thing: T) => EventSource {
  const known = new WeakMap<T, EventSource>();
  return (thing) => {
    const description = known.get(thing) ?? describe(thing);
    known.set(thing, description);
    return description;
  };
}
