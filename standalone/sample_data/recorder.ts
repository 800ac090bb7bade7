/** Takes down what happens on the hosts, in any order, and gives the documents in the order of time. */
import type { EventSource } from '../../common/engine';
import { ACCOUNTS, HOSTS, type Account, type Host } from './hosts';
import type { Process } from './process';
import { hashOf, type Random } from './random';
import { auditdEvent, fileEvent, networkEvent, processEvent, type Connection, type FileChange, type Stamp } from './shapes';

/** An event as an event file or an Elasticsearch answer holds it. */
export interface SampleEvent {
  readonly _index: string;
  readonly _id: string;
  readonly _source: EventSource;
}

export interface Start {
  readonly atMs: number;
  readonly executable: string;
  /** The whole argument list, the program first; the executable's name alone when left out. */
  readonly args?: readonly string[];
  /** The parent's account when left out. */
  readonly user?: Account;
  readonly workingDirectory?: string;
  readonly isInteractive?: boolean;
  /** How long it runs; a process that is left running has no end event. */
  readonly lifetimeMs?: number | undefined;
}

export interface Recorder {
  /** The first process of a host; it was there before the story began, so it has no events of its own. */
  firstProcess(host: Host): Process;
  /** A process that was there before the story began, such as a daemon. */
  daemon(host: Host, executable: string, user?: Account): Process;
  /** fork, exec and end on a host with Elastic Defend; one execution on a host with Auditd Manager. */
  start(parent: Process, start: Start): Process;
  /** The same process goes on as another program (`exec` without `fork`), as a wrapper does. */
  become(process: Process, start: Start): Process;
  /** A process splits; the child goes on as the same program. */
  fork(process: Process, atMs: number): Process;
  connect(process: Process, connection: Connection, atMs: number): void;
  changeFile(process: Process, change: FileChange, atMs: number): void;
  /** Everything with `fromMs <= time <= untilMs`, oldest first. */
  events(fromMs: number, untilMs: number): readonly SampleEvent[];
}

interface Draft {
  readonly atMs: number;
  readonly host: Host;
  readonly index: string;
  write(stamp: Stamp): EventSource;
}

const FORK_BEFORE_EXEC_MS = 2;
const BOOT_BEFORE_STORY_MS = 20 * 86_400_000;
const SLOWEST_INGEST_MS = 20_000;

export function createRecorder(random: Random, storyStartMs: number): Recorder {
  const drafts: Draft[] = [];
  const pids = new Map<string, number>(Object.values(HOSTS).map((host) => [host.name, random.int(4_000, 9_000)]));
  const pidChance = random.stream('pids');
  const nextPid = (host: Host): number => {
    const pid = (pids.get(host.name) ?? 4_000) + pidChance.int(1, 9);
    pids.set(host.name, pid);
    return pid;
  };
  const note = (host: Host, kind: string, atMs: number, write: Draft['write']): void => {
    drafts.push({
      atMs,
      host,
      index: host.sensor === 'auditd' ? 'logs-auditd_manager.auditd-default' : `logs-endpoint.events.${kind}-default`,
      write,
    });
  };
  const firstProcess = (host: Host): Process => ({
    host,
    user: ACCOUNTS.root,
    pid: 1,
    startMs: storyStartMs - BOOT_BEFORE_STORY_MS,
    executable: host.os.type === 'macos' ? '/sbin/launchd' : '/usr/lib/systemd/systemd',
    args: host.os.type === 'macos' ? ['/sbin/launchd'] : ['/usr/lib/systemd/systemd', '--system'],
    workingDirectory: '/',
    isInteractive: false,
    parent: undefined,
  });
  const processOf = (parent: Process, start: Start, pid: number): Process => ({
    host: parent.host,
    user: start.user ?? parent.user,
    pid,
    startMs: start.atMs,
    executable: start.executable,
    args: start.args ?? [start.executable],
    workingDirectory: start.workingDirectory ?? parent.workingDirectory,
    isInteractive: start.isInteractive ?? parent.isInteractive,
    parent,
  });
  const noteEnd = (process: Process, start: Start): void => {
    if (start.lifetimeMs === undefined || process.host.sensor === 'auditd') return;
    const endMs = start.atMs + start.lifetimeMs;
    note(process.host, 'process', endMs, (stamp) => processEvent(process, 'end', stamp));
  };

  return {
    firstProcess,
    daemon: (host, executable, user = ACCOUNTS.root) => ({
      ...firstProcess(host),
      user,
      pid: 300 + (hashOf(executable) % 3_000),
      executable,
      args: [executable],
      parent: firstProcess(host),
    }),
    start(parent, start) {
      const process = processOf(parent, start, nextPid(parent.host));
      if (process.host.sensor === 'auditd') {
        note(process.host, 'auditd', start.atMs, (stamp) => auditdEvent(process, stamp));
        return process;
      }
      // Before the exec the child is still a copy of its parent, and is reported as such.
      const copy: Process = { ...process, executable: parent.executable, args: parent.args, user: parent.user };
      note(process.host, 'process', start.atMs - FORK_BEFORE_EXEC_MS, (stamp) => processEvent(copy, 'fork', stamp));
      note(process.host, 'process', start.atMs, (stamp) => processEvent(process, 'exec', stamp));
      noteEnd(process, start);
      return process;
    },
    become(process, start) {
      const next: Process = { ...processOf(process, start, process.pid), startMs: process.startMs, parent: process.parent };
      if (next.host.sensor === 'auditd') note(next.host, 'auditd', start.atMs, (stamp) => auditdEvent(next, stamp));
      else note(next.host, 'process', start.atMs, (stamp) => processEvent(next, 'exec', stamp, process));
      noteEnd(next, start);
      return next;
    },
    fork(process, atMs) {
      const child: Process = { ...process, pid: nextPid(process.host), startMs: atMs, parent: process };
      if (process.host.sensor === 'endpoint') note(process.host, 'process', atMs, (stamp) => processEvent(child, 'fork', stamp));
      return child;
    },
    connect(process, connection, atMs) {
      if (process.host.sensor === 'endpoint') note(process.host, 'network', atMs, (stamp) => networkEvent(process, connection, stamp));
    },
    changeFile(process, change, atMs) {
      if (process.host.sensor === 'endpoint') note(process.host, 'file', atMs, (stamp) => fileEvent(process, change, stamp));
    },
    events(fromMs, untilMs) {
      const inOrder = drafts
        .filter(({ atMs }) => atMs >= fromMs && atMs <= untilMs - SLOWEST_INGEST_MS)
        .sort((one, other) => one.atMs - other.atMs);
      const ids = random.stream('ids');
      const sequences = new Map<string, number>();
      return inOrder.map((draft) => {
        const sequence = (sequences.get(draft.host.name) ?? 10_000) + 1;
        sequences.set(draft.host.name, sequence);
        const stamp = {
          atMs: draft.atMs,
          ingestedMs: draft.atMs + ids.int(2_000, SLOWEST_INGEST_MS),
          id: `${ids.hex(16)}++++${ids.hex(4)}`,
          sequence,
        };
        return { _index: draft.index, _id: ids.hex(20), _source: draft.write(stamp) };
      });
    },
  };
}
