import { describe, expect, it } from 'vitest';
import { fieldLookup } from '../field_lookup';
import { resolveChecked } from '../resolve_checked';
import { hostPlatform } from './host_platform';
import { nearestName } from './nearest_name';

describe("the host's platform", () => {
  const rows: readonly (readonly [Record<string, unknown>, string | undefined])[] = [
    [{ host: { os: { type: 'linux' } } }, 'linux'],
    [{ 'host.os.type': ['macos'] }, 'darwin'],
    [{ host: { os: { type: 'windows', platform: 'linux' } } }, 'windows'],
    [{ host: { os: { platform: 'ubuntu' } } }, 'linux'],
    [{ host: { os: { platform: 'darwin' } } }, 'darwin'],
    [{ host: { os: { family: 'redhat' } } }, 'linux'],
    [{ host: { os: { name: 'Windows Server 2019' } } }, 'windows'],
    [{ host: { os: { name: 'Red Hat Enterprise Linux' } } }, 'linux'],
    [{ host: { os: { type: 'android', platform: 'plan9' } } }, undefined],
    [{ host: { os: { type: ['linux', 'windows'] } } }, undefined],
    [{ host: { os: { type: { a: 1 } } } }, undefined],
    [{ host: 'web-1' }, undefined],
    [{}, undefined],
  ];
  it.each(rows)('%j is %s', (document, platform) => {
    expect(hostPlatform(fieldLookup(document))).toBe(platform);
  });

  it('decides what a query of the alert is checked against', () => {
    const codes = (sql: string, document: Record<string, unknown>) =>
      resolveChecked(sql, fieldLookup(document)).checks?.map(({ code }) => code);
    const document = { host: { os: { type: 'linux' } }, user: { name: "o'brien" } };
    expect(codes('SELECT * FROM services WHERE name = {{user.name}}', document)).toEqual(['table_elsewhere']);
    expect(codes('SELECT * FROM services WHERE name = {{user.name}}', {})).toEqual([]);
    expect(codes('SELECT * FROM proceses WHERE name = {{no.field}}', document)).toEqual(['unknown_table']);
    expect(codes('SELECT * FROM {{user.name}}', document)).toEqual([]);
    expect(codes('PRAGMA a', document)).toEqual([]);
  });

  it('places are in the text that is sent', () => {
    const { resolved, checks } = resolveChecked('SELECT {{a}}, nope FROM users', fieldLookup({ a: "it's" }));
    expect(checks?.map(({ start, end }) => resolved?.slice(start, end))).toEqual(['nope']);
  });
});

describe('the name that was meant', () => {
  const names = ['users', 'user_groups', 'processes', 'process_open_files', 'uid'];
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['user', 'users'],
    ['usres', 'users'],
    ['PROCESS', 'processes'],
    ['process_open_file', 'process_open_files'],
    ['gid', 'uid'],
    ['registry', undefined],
    ['', undefined],
  ];
  it.each(rows)('%s: %s', (written, expected) => {
    expect(nearestName(written, names)).toBe(expected);
  });
});
