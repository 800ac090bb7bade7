import { describe, expect, it } from 'vitest';
import { matchesIndexPatterns } from './index_patterns';

const ENDPOINT = ['logs-endpoint.events.*', 'endgame-*', 'auditbeat-*', 'logs-auditd_manager.auditd-*'];

describe('index patterns', () => {
  it.each<[string | undefined, readonly string[], boolean]>([
    ['logs-endpoint.events.process-default', ENDPOINT, true],
    ['logs-auditd_manager.auditd-default', ENDPOINT, true],
    ['logs-system.auth-default', ENDPOINT, false],
    ['.ds-logs-endpoint.events.process-default-2026.11.21-000001', ENDPOINT, true],
    ['.ds-logs-system.auth-default-2026.11.21-000001', ENDPOINT, false],
    ['.internal.alerts-security.alerts-default-000001', ['.alerts-security.*'], true],
    ['anything', [], true],
    [undefined, ENDPOINT, true],
    ['logs-x', ['logs-x'], true],
    ['logs-xy', ['logs-x'], false],
    ['logs-x', ['logs-*', '-logs-x'], false],
    ['logs-y', ['logs-*', '-logs-x*'], true],
    ['logs-x', ['-logs-x', 'logs-*'], true],
    ['logs-y', ['-logs-x'], true],
    ['logs-x', ['-logs-x'], false],
    ['logs-x', ['endgame-*,logs-*'], true],
    ['logs-x', ['_all'], true],
    ['remote:logs-x', ['logs-*'], false],
    ['remote:logs-x', ['*'], false],
    ['remote:logs-x', ['*:logs-*'], true],
    ['remote:.ds-logs-x-2026.11.21-000001', ['remote:logs-x'], true],
    ['Logs-x', ['logs-*'], false],
    ['logs-a.b', ['logs-a?b'], false],
  ])('%j in %j: %s', (index, patterns, expected) => expect(matchesIndexPatterns(index, patterns)).toBe(expected));

  it('stays quick on a pattern made to be slow', () => {
    expect(matchesIndexPatterns('a'.repeat(100_000), [`${'*a'.repeat(400)}b`])).toBe(false);
  });
});
