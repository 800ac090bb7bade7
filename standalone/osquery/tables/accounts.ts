/** `users` and `groups`: the system's account databases, through getent(1) so that directory services count as well. */
import { spawnSync } from 'node:child_process';
import { readText } from '../system_files';
import type { ProviderTable } from '../table';

export const users: ProviderTable = {
  name: 'users',
  columns: [
    ['uid', 'BIGINT'],
    ['gid', 'BIGINT'],
    ['uid_signed', 'BIGINT'],
    ['gid_signed', 'BIGINT'],
    ['username', 'TEXT'],
    ['description', 'TEXT'],
    ['directory', 'TEXT'],
    ['shell', 'TEXT'],
    ['uuid', 'TEXT'],
  ],
  requires: [],
  *rows() {
    for (const [username = '', , uid = '', gid = '', description = '', directory = '', shell = ''] of database('passwd')) {
      yield {
        uid: Number(uid),
        gid: Number(gid),
        uid_signed: signed(Number(uid)),
        gid_signed: signed(Number(gid)),
        username,
        description,
        directory,
        shell,
        uuid: '',
      };
    }
  },
};

export const groups: ProviderTable = {
  name: 'groups',
  columns: [
    ['gid', 'BIGINT'],
    ['gid_signed', 'BIGINT'],
    ['groupname', 'TEXT'],
  ],
  requires: [],
  *rows() {
    for (const [groupname = '', , gid = ''] of database('group')) {
      yield { gid: Number(gid), gid_signed: signed(Number(gid)), groupname };
    }
  },
};

/** The same 32 bits as a signed number: `nobody` on some systems is -2. */
const signed = (id: number): number => id | 0;

/** Lines of colon-separated fields; the file itself where there is no getent (musl, minimal images). */
function database(name: 'passwd' | 'group'): readonly (readonly string[])[] {
  const { status, stdout } = spawnSync('getent', [name], { encoding: 'utf8', timeout: 10_000, maxBuffer: 64 * 1024 * 1024 });
  const text = status === 0 ? stdout : (readText(`/etc/${name}`) ?? '');
  return text
    .split('\n')
    .filter((line) => /^[^#+:][^:]*:/.test(line))
    .map((line) => line.split(':'));
}
