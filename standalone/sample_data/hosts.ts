/** The machines and the people of the story. Addresses are private or from the documentation ranges; names are invented. */

export interface Account {
  readonly name: string;
  readonly id: string;
  readonly group: string;
}

export interface Host {
  readonly name: string;
  readonly ip: string;
  readonly os: { readonly type: 'linux' | 'macos'; readonly name: string; readonly version: string; readonly kernel: string };
  /** Which integration reports from here; no host has both, so nothing is told twice. */
  readonly sensor: 'endpoint' | 'auditd';
  /** The host's shell, as its distribution has it. */
  readonly shell: string;
  /** The daemon of cron, as its distribution calls it. */
  readonly cron: string;
}

const account = (name: string, id: number, group = name): Account => ({ name, id: String(id), group });

export const ACCOUNTS = {
  root: account('root', 0),
  webServer: account('www-data', 33),
  backup: account('backup', 34),
  postgres: account('postgres', 114),
  deploy: account('deploy', 1001),
  wagner: account('mwagner', 1002, 'admins'),
  kim: account('akim', 1003, 'admins'),
  chen: account('tchen', 1004, 'developers'),
  novak: account('lnovak', 1005, 'developers'),
  /** Made by a tester to see how other programs take such a name. */
  hostile: account("x' OR '1'='1", 1099, 'developers'),
  macUser: account('lena', 501, 'staff'),
} as const satisfies Record<string, Account>;

export const HOSTS = {
  web: {
    name: 'web-01',
    ip: '10.20.0.11',
    os: { type: 'linux', name: 'Debian GNU/Linux', version: '12 (bookworm)', kernel: '6.1.0-26-amd64' },
    sensor: 'endpoint',
    shell: '/usr/bin/dash',
    cron: '/usr/sbin/cron',
  },
  jump: {
    name: 'jump-01',
    ip: '10.20.0.5',
    os: { type: 'linux', name: 'Debian GNU/Linux', version: '12 (bookworm)', kernel: '6.1.0-26-amd64' },
    sensor: 'endpoint',
    shell: '/usr/bin/dash',
    cron: '/usr/sbin/cron',
  },
  build: {
    name: 'build-01',
    ip: '10.20.0.31',
    os: { type: 'linux', name: 'Ubuntu', version: '22.04.5 LTS (Jammy Jellyfish)', kernel: '5.15.0-122-generic' },
    sensor: 'endpoint',
    shell: '/usr/bin/dash',
    cron: '/usr/sbin/cron',
  },
  database: {
    name: 'db-01',
    ip: '10.20.0.21',
    os: { type: 'linux', name: 'Red Hat Enterprise Linux', version: '8.10 (Ootpa)', kernel: '4.18.0-553.el8_10.x86_64' },
    sensor: 'endpoint',
    shell: '/usr/bin/bash',
    cron: '/usr/sbin/crond',
  },
  erp: {
    name: 'erp-01',
    ip: '10.20.0.41',
    os: { type: 'linux', name: 'SLES', version: '12.5', kernel: '4.12.14-122.231-default' },
    sensor: 'endpoint',
    shell: '/bin/bash',
    cron: '/usr/sbin/cron',
  },
  legacy: {
    name: 'legacy-01',
    ip: '10.20.0.61',
    os: { type: 'linux', name: 'CentOS Linux', version: '7 (Core)', kernel: '3.10.0-1160.119.1.el7.x86_64' },
    sensor: 'auditd',
    shell: '/usr/bin/bash',
    cron: '/usr/sbin/crond',
  },
  mac: {
    name: 'mac-07',
    ip: '10.20.4.107',
    os: { type: 'macos', name: 'macOS', version: '14.6.1', kernel: '23.6.0' },
    sensor: 'endpoint',
    shell: '/bin/zsh',
    cron: '/usr/sbin/cron',
  },
} as const satisfies Record<string, Host>;

export const LINUX_HOSTS: readonly Host[] = Object.values(HOSTS).filter((host) => host.os.type === 'linux');
