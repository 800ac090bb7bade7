/**
 * `systemd_units`: what systemd has loaded, told by systemctl(1). Where systemd does not run (a container, a rescue system) the unit files on
 * disk answer, as far as they can: which there are, and which would be started.
 */
import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { listFolder, orAbsent, readLink, readText } from '../system_files';
import type { ProviderTable, TableRow } from '../table';

/** Osquery's columns, and what systemd calls them. */
const properties: readonly (readonly [column: string, property: string])[] = [
  ['id', 'Id'],
  ['description', 'Description'],
  ['load_state', 'LoadState'],
  ['active_state', 'ActiveState'],
  ['sub_state', 'SubState'],
  ['unit_file_state', 'UnitFileState'],
  ['following', 'Following'],
  ['fragment_path', 'FragmentPath'],
  ['user', 'User'],
  ['source_path', 'SourcePath'],
];

export const systemdUnits: ProviderTable = {
  name: 'systemd_units',
  columns: [
    ['id', 'TEXT'],
    ['description', 'TEXT'],
    ['load_state', 'TEXT'],
    ['active_state', 'TEXT'],
    ['sub_state', 'TEXT'],
    ['unit_file_state', 'TEXT'],
    ['following', 'TEXT'],
    ['object_path', 'TEXT'],
    ['job_id', 'BIGINT'],
    ['job_type', 'TEXT'],
    ['job_path', 'TEXT'],
    ['fragment_path', 'TEXT'],
    ['user', 'TEXT'],
    ['source_path', 'TEXT'],
  ],
  requires: [],
  rows: () => loadedUnits() ?? unitFiles(SEARCHED),
};

/** Undefined where systemd does not answer. */
function loadedUnits(): readonly TableRow[] | undefined {
  const wanted = properties.map(([, property]) => property).join(',');
  const args = ['show', '--all', '--no-pager', `--property=${wanted}`, '*'];
  const { status, stdout } = spawnSync('systemctl', args, { encoding: 'utf8', timeout: 20_000, maxBuffer: 64 * 1024 * 1024 });
  const units = status === 0 ? parseShown(stdout) : [];
  return units.length === 0 ? undefined : units;
}

/** Blocks of `Name=value`, an empty line between them. */
export function parseShown(text: string): readonly TableRow[] {
  return text
    .split(/\n\n+/)
    .map((block) => new Map([...block.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value])))
    .filter((unit) => (unit.get('Id') ?? '') !== '')
    .map((unit) => Object.fromEntries(properties.map(([column, property]) => [column, unit.get(property) ?? ''])));
}

/** The administrator's own stand before those of packages. */
const SEARCHED = [
  '/etc/systemd/system',
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
];
const UNIT = /\.(service|socket|timer|path|mount|automount|target|slice|swap|device|scope)$/;

export function unitFiles(folders: readonly string[]): readonly TableRow[] {
  const enabled = new Set(folders.flatMap(wantedIn));
  const found = new Map<string, TableRow>();
  for (const folder of folders) {
    for (const name of listFolder(folder)) {
      const path = `${folder}/${name}`;
      if (!UNIT.test(name) || found.has(name) || (orAbsent(() => lstatSync(path).isDirectory()) ?? true)) continue;
      found.set(name, unitFile(name, path, enabled));
    }
  }
  return [...found.values()];
}

/** Units that are started with another: links in `multi-user.target.wants` and its like. */
function wantedIn(folder: string): readonly string[] {
  return listFolder(folder)
    .filter((name) => /\.(wants|requires)$/.test(name))
    .flatMap((name) => listFolder(`${folder}/${name}`));
}

function unitFile(id: string, path: string, enabled: ReadonlySet<string>): TableRow {
  const isMasked = readLink(path) === '/dev/null';
  const text = readText(path) ?? '';
  const field = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  const state = isMasked ? 'masked' : enabled.has(id) ? 'enabled' : /^\[Install\]/m.test(text) ? 'disabled' : 'static';
  return {
    id,
    description: field('Description'),
    load_state: isMasked ? 'masked' : 'loaded',
    unit_file_state: state,
    fragment_path: path,
    user: field('User'),
  };
}
