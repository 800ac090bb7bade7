import { describe, expect, it } from 'vitest';
import { columnsOf } from './found_columns';

const event = {
  '@timestamp': '2026-03-01T10:00:00Z',
  event: { action: 'exec', category: 'process' },
  host: { id: 'h', name: 'web-01' },
  user: { name: 'root', id: '0' },
  process: { name: 'chkconfig', command_line: 'chkconfig --add x', args: ['chkconfig', '--add', 'x'] },
  file: { path: '/etc/init.d/x' },
};

describe('the columns of what a search found', () => {
  it.each<[asked: string[], columns: string[]]>([
    [[], ['event.action', 'host.name', 'user.name', 'process.name', 'process.command_line', 'file.path']],
    // In the order of reading, whatever the search asks about first; a field that only it speaks of comes behind the names.
    [
      ['file.path', '@timestamp', 'user.id', 'host.id', 'process.args', 'process.pid'],
      ['event.action', 'host.name', 'user.name', 'user.id', 'process.name', 'process.command_line', 'file.path'],
    ],
  ])('asked about %j', (asked, columns) => {
    expect(columnsOf([event], asked)).toEqual(columns);
  });

  it('keeps what is asked about where there are more fields than columns', () => {
    const full = {
      ...event,
      message: 'm',
      registry: { path: 'r' },
      source: { ip: '192.0.2.1' },
      destination: { ip: '192.0.2.2', port: 1 },
      dns: { question: { name: 'd' } },
      url: { full: 'u' },
    };
    const columns = columnsOf([full], ['message']);
    expect(columns).toHaveLength(12);
    expect(columns.slice(-1)).toEqual(['message']);
  });
});
