/** Tells which of osquery's platforms an alert's host is. */
import type { OsqueryPlatform } from '../tables/table_facts';

/** ECS fields that name the operating system, the plainest first. */
const fields = ['host.os.type', 'host.os.platform', 'host.os.family', 'host.os.name'];

const linuxNames = [
  ...['linux', 'ubuntu', 'debian', 'centos', 'rhel', 'redhat', 'red hat', 'fedora', 'amzn', 'amazon', 'suse', 'sles', 'opensuse', 'arch'],
  ...['alpine', 'oracle', 'ol', 'rocky', 'almalinux', 'gentoo', 'kali', 'raspbian', 'mint'],
];

/** Undefined where the alert does not say, or says two things: then nothing is held against a query. */
export function hostPlatform(valuesOf: (field: string) => unknown): OsqueryPlatform | undefined {
  for (const field of fields) {
    const value = valuesOf(field);
    const said = new Set((Array.isArray(value) ? value.slice(0, 10) : [value]).map(platformNamed).filter((found) => found !== undefined));
    if (said.size > 0) return said.size === 1 ? [...said][0] : undefined;
  }
  return undefined;
}

function platformNamed(value: unknown): OsqueryPlatform | undefined {
  if (typeof value !== 'string') return undefined;
  const name = value.slice(0, 100).trim().toLowerCase();
  if (name.startsWith('windows')) return 'windows';
  if (['macos', 'darwin', 'mac os x', 'osx'].includes(name)) return 'darwin';
  return linuxNames.some((known) => name === known || name.startsWith(`${known} `) || name.startsWith(`${known}-`)) ? 'linux' : undefined;
}

/** As people call it. */
export function platformName(platform: OsqueryPlatform): string {
  return { darwin: 'macOS', linux: 'Linux', windows: 'Windows' }[platform];
}

export function platformNames(platforms: readonly OsqueryPlatform[]): string {
  return platforms.map(platformName).join(', ');
}
