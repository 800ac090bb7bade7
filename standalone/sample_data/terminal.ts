/** Somebody at a terminal: a login over SSH, a shell, commands in it. */
import type { Account, Host } from './hosts';
import type { Process } from './process';
import type { Recorder } from './recorder';

/** The path first, then the arguments as they are typed. */
export type Command = readonly [string, ...string[]];

export interface Login {
  readonly host: Host;
  readonly user: Account;
  readonly atMs: number;
  readonly fromAddress: string;
}

/** The login shell; it stays open. */
export function openTerminal(recorder: Recorder, login: Login): Process {
  const sshd = recorder.daemon(login.host, '/usr/sbin/sshd');
  const port = 40_000 + (login.atMs % 20_000);
  recorder.connect(sshd, { action: 'connection_accepted', address: login.fromAddress, port, localPort: 22 }, login.atMs - 900);
  const session = recorder.start(sshd, { atMs: login.atMs - 700, executable: '/usr/sbin/sshd', args: [`sshd: ${login.user.name} [priv]`] });
  return recorder.start(session, {
    atMs: login.atMs,
    executable: '/usr/bin/bash',
    args: ['-bash'],
    user: login.user,
    workingDirectory: login.user.name === 'root' ? '/root' : `/home/${login.user.name}`,
    isInteractive: true,
  });
}

/** A command in a shell; it ends by itself. */
export function runCommand(recorder: Recorder, shell: Process, command: Command, atMs: number): Process {
  const [executable, ...rest] = command;
  return recorder.start(shell, {
    atMs,
    executable,
    args: [executable.slice(executable.lastIndexOf('/') + 1), ...rest],
    lifetimeMs: 40 + (atMs % 1_500),
  });
}

/** `sudo` runs as root and starts the command as its child, under the path that was typed. */
export function runWithSudo(recorder: Recorder, shell: Process, command: Command, atMs: number): Process {
  const root = { name: 'root', id: '0', group: 'root' };
  const [executable] = command;
  const sudo = recorder.start(shell, { atMs, executable: '/usr/bin/sudo', args: ['sudo', ...command], user: root, lifetimeMs: 900 });
  return recorder.start(sudo, { atMs: atMs + 20, executable, args: command, user: root, lifetimeMs: 700 });
}
