/** `crontab`: the system's and the users' cron tables. In system tables the command starts with the user, as osquery has it. */
import { statSync } from 'node:fs';
import { listFolder, orAbsent, readText } from '../system_files';
import type { ProviderTable, TableRow } from '../table';

const systemTable = '/etc/crontab';
const folders = ['/etc/cron.d', '/var/spool/cron', '/var/spool/cron/crontabs'];

export const crontab: ProviderTable = {
  name: 'crontab',
  columns: [
    ['event', 'TEXT'],
    ['minute', 'TEXT'],
    ['hour', 'TEXT'],
    ['day_of_month', 'TEXT'],
    ['month', 'TEXT'],
    ['day_of_week', 'TEXT'],
    ['command', 'TEXT'],
    ['path', 'TEXT'],
  ],
  requires: [],
  *rows() {
    for (const path of tables()) {
      for (const line of (readText(path) ?? '').split('\n')) {
        const row = parseCronLine(line, path);
        if (row) yield row;
      }
    }
  },
};

function tables(): readonly string[] {
  const inFolders = folders.flatMap((folder) => listFolder(folder).map((name) => `${folder}/${name}`));
  return [systemTable, ...inFolders].filter((path) => orAbsent(() => statSync(path).isFile()) ?? false);
}

/** Undefined for comments, blank lines and what has no command, such as a variable. */
export function parseCronLine(line: string, path: string): TableRow | undefined {
  const words = line.trim().split(/[ \t]+/);
  const first = words[0] ?? '';
  if (first === '' || first.startsWith('#')) return undefined;
  if (first.startsWith('@')) {
    const command = words.slice(1).join(' ');
    return command === '' ? undefined : { event: first, minute: '', hour: '', day_of_month: '', month: '', day_of_week: '', command, path };
  }
  const [minute = '', hour = '', day_of_month = '', month = '', day_of_week = '', ...rest] = words;
  const command = rest.join(' ');
  return command === '' ? undefined : { event: '', minute, hour, day_of_month, month, day_of_week, command, path };
}
