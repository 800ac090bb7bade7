/** `os_version` and `system_info`: one row each about this machine. */
import { arch, cpus, hostname, machine, totalmem } from 'node:os';
import { readText } from '../system_files';
import type { ProviderTable } from '../table';

export const osVersion: ProviderTable = {
  name: 'os_version',
  columns: [
    ['name', 'TEXT'],
    ['version', 'TEXT'],
    ['major', 'INTEGER'],
    ['minor', 'INTEGER'],
    ['patch', 'INTEGER'],
    ['build', 'TEXT'],
    ['platform', 'TEXT'],
    ['platform_like', 'TEXT'],
    ['codename', 'TEXT'],
    ['arch', 'TEXT'],
  ],
  requires: [],
  *rows() {
    const release = parseOsRelease(readText('/etc/os-release') ?? readText('/usr/lib/os-release') ?? '');
    const [major = 0, minor = 0, patch = 0] = (release.get('VERSION_ID') ?? '').split('.').map((part) => Number.parseInt(part, 10) || 0);
    yield {
      name: release.get('NAME') ?? '',
      version: release.get('VERSION') ?? '',
      major,
      minor,
      patch,
      build: release.get('BUILD_ID') ?? '',
      platform: release.get('ID') ?? '',
      platform_like: release.get('ID_LIKE') ?? release.get('ID') ?? '',
      codename: release.get('VERSION_CODENAME') ?? '',
      arch: machine(),
    };
  },
};

export const systemInfo: ProviderTable = {
  name: 'system_info',
  columns: [
    ['hostname', 'TEXT'],
    ['uuid', 'TEXT'],
    ['cpu_type', 'TEXT'],
    ['cpu_subtype', 'TEXT'],
    ['cpu_brand', 'TEXT'],
    ['cpu_physical_cores', 'INTEGER'],
    ['cpu_logical_cores', 'INTEGER'],
    ['cpu_sockets', 'INTEGER'],
    ['cpu_microcode', 'TEXT'],
    ['physical_memory', 'BIGINT'],
    ['hardware_vendor', 'TEXT'],
    ['hardware_model', 'TEXT'],
    ['hardware_version', 'TEXT'],
    ['hardware_serial', 'TEXT'],
    ['board_vendor', 'TEXT'],
    ['board_model', 'TEXT'],
    ['board_version', 'TEXT'],
    ['board_serial', 'TEXT'],
    ['computer_name', 'TEXT'],
    ['local_hostname', 'TEXT'],
  ],
  requires: [],
  *rows() {
    const cpu = readText('/proc/cpuinfo') ?? '';
    const field = (name: string): string => new RegExp(`^${name}\\s*:\\s*(.*)$`, 'm').exec(cpu)?.[1] ?? '';
    const packages = distinct(cpu, 'physical id');
    yield {
      hostname: hostname(),
      uuid: dmi('product_uuid') || (readText('/etc/machine-id') ?? '').trim(),
      cpu_type: machine() || arch(),
      cpu_subtype: field('model'),
      cpu_brand: cpus()[0]?.model ?? '',
      cpu_physical_cores: Math.max(1, packages) * (Number(field('cpu cores')) || cpus().length),
      cpu_logical_cores: cpus().length,
      cpu_sockets: Math.max(1, packages),
      cpu_microcode: field('microcode'),
      physical_memory: totalmem(),
      hardware_vendor: dmi('sys_vendor'),
      hardware_model: dmi('product_name'),
      hardware_version: dmi('product_version'),
      hardware_serial: dmi('product_serial'),
      board_vendor: dmi('board_vendor'),
      board_model: dmi('board_name'),
      board_version: dmi('board_version'),
      board_serial: dmi('board_serial'),
      computer_name: hostname(),
      local_hostname: hostname(),
    };
  },
};

const dmi = (name: string): string => (readText(`/sys/class/dmi/id/${name}`) ?? '').trim();

function distinct(text: string, name: string): number {
  return new Set([...text.matchAll(new RegExp(`^${name}\\s*:\\s*(.*)$`, 'gm'))].map((match) => match[1])).size;
}

/** os-release(5): `NAME="value"` lines, quotes optional. */
function parseOsRelease(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/^([A-Z_]+)=(.*)$/gm))
    found.set(name, value.trim().replace(/^(["'])(.*)\1$/, '$2'));
  return found;
}
