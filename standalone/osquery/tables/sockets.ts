/** `process_open_sockets` and `listening_ports`: the kernel's socket tables (/proc/<pid>/net) joined to processes by inode. */
import ipaddr from 'ipaddr.js';
import { listFolder, processIds, readLink, readText } from '../system_files';
import type { ProviderTable } from '../table';

const inet = 2;
const inet6 = 10;
const unix = 1;

/** Files of a network namespace, with the family and the IP protocol number of what they list. */
const inetFiles = [
  ['tcp', inet, 6],
  ['tcp6', inet6, 6],
  ['udp', inet, 17],
  ['udp6', inet6, 17],
  ['udplite', inet, 136],
  ['udplite6', inet6, 136],
  ['icmp', inet, 1],
  ['icmp6', inet6, 58],
  ['raw', inet, 255],
  ['raw6', inet6, 255],
] as const;

/** By the kernel's state number (include/net/tcp_states.h). */
const tcpStates = [
  'UNKNOWN',
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECV',
  'FIN_WAIT1',
  'FIN_WAIT2',
  'TIME_WAIT',
  'CLOSED',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'CLOSING',
];

interface Socket {
  readonly inode: number;
  readonly family: number;
  readonly protocol: number;
  readonly localAddress: string;
  readonly remoteAddress: string;
  readonly localPort: number;
  readonly remotePort: number;
  readonly path: string;
  readonly state: string;
  readonly namespace: string;
}

interface Holder {
  readonly pid: number;
  readonly fd: number;
}

export const processOpenSockets: ProviderTable = {
  name: 'process_open_sockets',
  columns: [
    ['pid', 'INTEGER'],
    ['fd', 'BIGINT'],
    ['socket', 'BIGINT'],
    ['family', 'INTEGER'],
    ['protocol', 'INTEGER'],
    ['local_address', 'TEXT'],
    ['remote_address', 'TEXT'],
    ['local_port', 'INTEGER'],
    ['remote_port', 'INTEGER'],
    ['path', 'TEXT'],
    ['state', 'TEXT'],
    ['net_namespace', 'TEXT'],
  ],
  requires: [],
  *rows() {
    for (const { socket, holder } of openSockets()) {
      yield {
        pid: holder.pid,
        fd: holder.fd,
        socket: socket.inode,
        family: socket.family,
        protocol: socket.protocol,
        local_address: socket.localAddress,
        remote_address: socket.remoteAddress,
        local_port: socket.localPort,
        remote_port: socket.remotePort,
        path: socket.path,
        state: socket.state,
        net_namespace: socket.namespace,
      };
    }
  },
};

/** As osquery defines it: every socket without a remote port, unnamed unix sockets left out. */
export const listeningPorts: ProviderTable = {
  name: 'listening_ports',
  columns: [
    ['pid', 'INTEGER'],
    ['port', 'INTEGER'],
    ['protocol', 'INTEGER'],
    ['family', 'INTEGER'],
    ['address', 'TEXT'],
    ['fd', 'BIGINT'],
    ['socket', 'BIGINT'],
    ['path', 'TEXT'],
    ['net_namespace', 'TEXT'],
  ],
  requires: [],
  *rows() {
    for (const { socket, holder } of openSockets()) {
      if (socket.remotePort !== 0 || (socket.family === unix && socket.path === '')) continue;
      yield {
        pid: holder.pid,
        port: socket.localPort,
        protocol: socket.protocol,
        family: socket.family,
        address: socket.localAddress,
        fd: holder.fd,
        socket: socket.inode,
        path: socket.path,
        net_namespace: socket.namespace,
      };
    }
  },
};

/** A socket held by several processes (or descriptors) is a row each; one whose holder cannot be seen has pid and fd -1. */
function* openSockets(): Generator<{ readonly socket: Socket; readonly holder: Holder }> {
  const { holders, namespaces } = readHolders();
  for (const [namespace, pid] of namespaces) {
    for (const socket of readNamespace(pid, namespace)) {
      for (const holder of holders.get(socket.inode) ?? [{ pid: -1, fd: -1 }]) yield { socket, holder };
    }
  }
}

/** Who holds which socket inode, and one process of each network namespace to read its tables through. */
function readHolders() {
  const holders = new Map<number, Holder[]>();
  const namespaces = new Map<string, number>();
  for (const pid of processIds()) {
    const namespace = /\[(\d+)\]/.exec(readLink(`/proc/${pid}/ns/net`) ?? '')?.[1];
    if (namespace !== undefined && !namespaces.has(namespace)) namespaces.set(namespace, pid);
    for (const fd of listFolder(`/proc/${pid}/fd`)) {
      const inode = /^socket:\[(\d+)\]$/.exec(readLink(`/proc/${pid}/fd/${fd}`) ?? '')?.[1];
      if (inode === undefined) continue;
      const held = holders.get(Number(inode));
      if (held) held.push({ pid, fd: Number(fd) });
      else holders.set(Number(inode), [{ pid, fd: Number(fd) }]);
    }
  }
  // Without the right to look at other users' namespaces our own is still there.
  if (namespaces.size === 0) namespaces.set('', process.pid);
  return { holders, namespaces };
}

function* readNamespace(pid: number, namespace: string): Generator<Socket> {
  for (const [file, family, protocol] of inetFiles) {
    for (const line of dataLines(`/proc/${pid}/net/${file}`)) {
      const fields = line.trim().split(/\s+/);
      const [, local, remote, state] = fields;
      const inode = fields[9];
      if (local === undefined || remote === undefined || state === undefined || inode === undefined) continue;
      const [localAddress, localPort] = parseEndpoint(local);
      const [remoteAddress, remotePort] = parseEndpoint(remote);
      yield {
        inode: Number(inode),
        family,
        protocol,
        localAddress,
        remoteAddress,
        localPort,
        remotePort,
        path: '',
        state: protocol === 6 ? (tcpStates[parseInt(state, 16)] ?? 'UNKNOWN') : '',
        namespace,
      };
    }
  }
  for (const line of dataLines(`/proc/${pid}/net/unix`)) {
    // Num RefCount Protocol Flags Type St Inode Path: the path may hold spaces, or be absent.
    const match = /^\S+:\s+\S+\s+(\S+)\s+\S+\s+\S+\s+\S+\s+(\d+)(?: (.*))?$/.exec(line.trim());
    if (!match) continue;
    yield {
      inode: Number(match[2]),
      family: unix,
      protocol: parseInt(match[1] ?? '0', 16),
      localAddress: '',
      remoteAddress: '',
      localPort: 0,
      remotePort: 0,
      path: match[3] ?? '',
      state: '',
      namespace,
    };
  }
}

function dataLines(path: string): readonly string[] {
  return (readText(path) ?? '').split('\n').slice(1).filter(Boolean);
}

/** `0100007F:1F90` is 127.0.0.1:8080: each 32-bit word of the address in the byte order of the host, the port in hexadecimal. */
export function parseEndpoint(text: string): readonly [address: string, port: number] {
  const [hex = '', port = '0'] = text.split(':');
  const bytes: number[] = [];
  for (let word = 0; word < hex.length; word += 8) {
    for (let byte = 6; byte >= 0; byte -= 2) bytes.push(parseInt(hex.slice(word + byte, word + byte + 2), 16));
  }
  return [formatAddress(bytes), parseInt(port, 16)];
}

/** As inet_ntop(3) writes it: shortest form, IPv4-mapped addresses with dots. */
function formatAddress(bytes: number[]): string {
  const address = ipaddr.fromByteArray(bytes);
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress()) return `::ffff:${address.toIPv4Address().toString()}`;
  return address.toString();
}
