import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOutsideAddress } from './address_scope';
import { cellTimeMs, columnKind, type ColumnKind } from './column_kind';
import { compareRows, isWhole } from './compare_rows';
import { csvCell, rowsAsCsv, rowsAsNdjson } from './copy_rows';
import { processIndex } from './process_index';
import { processTree } from './process_tree';
import { queryTables } from './query_tables';
import { filterRows, resultTable, rowValues, sortKey } from './result_table';
import { rowMarks, type MarkContext } from './row_marks';

type Cells = Readonly<Record<string, unknown>>;
const table = (rows: readonly Cells[], sql = 'SELECT 1', agents: readonly string[] = []) =>
  resultTable(
    {
      rows: rows.map((columns, index) => ({ id: String(index), agentId: agents[index], columns })),
      total: rows.length,
      isTruncated: false,
    },
    sql
  );

describe('the kind of a column', () => {
  const FILE = "SELECT * FROM file WHERE path LIKE '/etc/%'";
  it.each<[string, string, string, readonly string[], ColumnKind]>([
    ['epoch seconds of a file', 'mtime', FILE, ['1772366709', '0'], 'seconds'],
    ['epoch seconds, unknown for all', 'start_time', 'SELECT * FROM processes', ['0', '-1'], 'number'],
    ['epoch milliseconds', 'timestamp', 'SELECT 1', ['1772366709123'], 'milliseconds'],
    ['a number that only could be a time', 'inode', FILE, ['1772366709'], 'number'],
    ['CPU time of a process that ran for weeks', 'user_time', 'SELECT * FROM processes', ['1772366709'], 'number'],
    ['one time that is none', 'mtime', FILE, ['1772366709', '17'], 'number'],
    ['a size in bytes', 'size', FILE, ['612'], 'bytes'],
    ['a size under another name', 'size_bytes', FILE, ['612', ''], 'bytes'],
    ['a size of unknown unit', 'size', 'SELECT * FROM memory_devices', ['612'], 'number'],
    ['a mode, which is text', 'mode', FILE, ['0755'], 'text'],
    ['a minute of cron, which is text', 'minute', 'SELECT * FROM crontab', ['5'], 'text'],
    ['numbers', 'pid', 'SELECT pid FROM processes', ['-1', '12'], 'number'],
    ['numbers and a word', 'pid', 'SELECT pid FROM processes', ['-1', 'x'], 'text'],
    ['nothing at all', 'pid', 'SELECT pid FROM processes', ['', ''], 'text'],
    ['what datetime() writes', 'changed', FILE, ['2026-03-01 12:05:09'], 'utc_text'],
    ['what datetime() writes in the local zone', 'changed', `${FILE} -- localtime`, ['2026-03-01 12:05:09'], 'text'],
    ['a number that is longer than any', 'pid', 'SELECT 1', ['9'.repeat(40)], 'text'],
  ])('%s', (_name, name, sql, values, expected) => {
    expect(columnKind({ name, values, tables: queryTables(sql), usesLocalTime: /localtime/.test(sql) })).toBe(expected);
  });

  it.each<[ColumnKind, string, string | undefined]>([
    ['seconds', '1772366709', '2026-03-01T12:05:09.000Z'],
    ['milliseconds', '1772366709123', '2026-03-01T12:05:09.123Z'],
    ['utc_text', '2026-03-01 12:05:09', '2026-03-01T12:05:09.000Z'],
    ['seconds', '0', undefined],
    ['seconds', '', undefined],
    ['number', '1772366709', undefined],
  ])('%s %s is the moment %s', (kind, text, expected) => {
    const timeMs = cellTimeMs(kind, text);
    expect(timeMs === undefined ? undefined : new Date(timeMs).toISOString()).toBe(expected);
  });
});

describe('the table', () => {
  it('keeps the column order of the first row and adds later columns at the end', () => {
    const made = table([
      { pid: '10', name: 'b' },
      { name: 'A', pid: '9', extra: ['x', 'y'] },
    ]);
    expect(made.columns).toEqual([
      { name: 'pid', kind: 'number' },
      { name: 'name', kind: 'text' },
      { name: 'extra', kind: 'text' },
    ]);
    expect(made.rows.map((row) => row.cells)).toEqual([
      ['10', 'b', ''],
      ['9', 'A', 'x, y'],
    ]);
  });

  it('has a column of any name, also one that objects have already', () => {
    const made = table([JSON.parse('{"__proto__": "a", "constructor": "b"}'), {}]);
    expect(made.rows.map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['', ''],
    ]);
  });

  it('sorts numbers as numbers, times as times and text ignoring case', () => {
    const row = { id: '1', agentId: undefined, cells: ['10', 'B', '', '2026-03-01 12:05:09'] };
    expect([sortKey(row, 0, 'number'), sortKey(row, 1, 'text'), sortKey(row, 2, 'number')]).toEqual([10, 'b', Number.POSITIVE_INFINITY]);
    expect(sortKey(row, 3, 'utc_text')).toBe(1_772_366_709_000);
  });

  it('finds rows by all of the words, in any cell, and by their agent', () => {
    const made = table(
      [
        { a: 'Root', b: '/bin/SH' },
        { a: 'root', b: '/bin/false' },
        { a: 'x', b: 'y' },
      ],
      'SELECT 1',
      ['one', 'two', 'three']
    );
    const found = (search: string) => filterRows(made.rows, search).map(({ id }) => id);
    expect([found('root sh'), found('ROOT'), found(''), found('nothing'), found('three')]).toEqual([
      ['0-0'],
      ['0-0', '1-1'],
      ['0-0', '1-1', '2-2'],
      [],
      ['2-2'],
    ]);
  });
});

describe('copies', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=cmd|"/c calc"!A1', '"\'=cmd|""/c calc""!A1"'],
    ['\uff1d1', "'\uff1d1"],
  ])('the cell %j is written %j', (text, expected) => {
    expect(csvCell(text)).toBe(expected);
  });

  it('no cell of a CSV begins like a formula, and all of it can be read back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (values) => {
        const made = table([Object.fromEntries(values.map((value, index) => [`c${index}`, value]))]);
        const cells = readCsvLine(
          rowsAsCsv({ columns: made.columns, rows: made.rows, withAgent: false }).split('\r\n').slice(1).join('\r\n')
        );
        expect(cells.some((cell) => /^[=+\-@\t\r]/.test(cell))).toBe(false);
        expect(cells.map((cell, index) => (cell === values[index] ? cell : cell.slice(1)))).toEqual(values);
      })
    );
  });

  it('name the agent where rows are of several, also the columns in the header are safe', () => {
    const made = table([{ '=x': '1' }], 'SELECT 1', ['agent-1']);
    const copied = { columns: made.columns, rows: made.rows, withAgent: true };
    expect(rowsAsCsv(copied)).toBe("agent.id,'=x\r\nagent-1,1\r\n");
    expect(rowsAsNdjson(copied)).toBe('{"agent.id":"agent-1","=x":"1"}\n');
  });

  it('an NDJSON line is one line whatever the values, and holds them unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        const made = table([{ a: value }]);
        const text = rowsAsNdjson({ columns: made.columns, rows: made.rows, withAgent: false });
        expect(text.trimEnd().split('\n')).toHaveLength(1);
        expect(JSON.parse(text)).toEqual({ a: value });
      })
    );
  });
});

/** RFC 4180, one record. */
function readCsvLine(text: string): readonly string[] {
  const cells: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, bare, end] of text.matchAll(pattern)) {
    cells.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') break;
  }
  return cells;
}

describe('two runs compared', () => {
  const changes = (earlier: readonly Cells[], later: readonly Cells[]) => {
    const before = table(earlier);
    const after = table(later);
    const { added, gone } = compareRows(before, after);
    return { added: [...added], gone: gone.map((row) => rowValues(before, row)) };
  };
  it.each<[string, readonly Cells[], readonly Cells[], unknown]>([
    ['the same rows in another order', [{ a: '1' }, { a: '2' }], [{ a: '2' }, { a: '1' }], { added: [], gone: [] }],
    ['the same columns in another order', [{ a: '1', b: '2' }], [{ b: '2', a: '1' }], { added: [], gone: [] }],
    ['a new row and one that is gone', [{ a: '1' }], [{ a: '2' }], { added: ['0-0'], gone: [{ a: '1' }] }],
    ['a second row like the first', [{ a: '1' }], [{ a: '1' }, { a: '1' }], { added: ['1-1'], gone: [] }],
    ['one of two alike is gone', [{ a: '1' }, { a: '1' }], [{ a: '1' }], { added: [], gone: [{ a: '1' }] }],
    ['memory of a process that lives on', [{ pid: '1', resident_size: '5' }], [{ pid: '1', resident_size: '6' }], { added: [], gone: [] }],
    [
      'a port that was opened anew',
      [{ port: '22', socket: '5', fd: '3' }],
      [{ port: '22', socket: '6', fd: '4' }],
      { added: [], gone: [] },
    ],
    ['nothing but passing values', [{ uptime: '5' }], [{ uptime: '6' }], { added: ['0-0'], gone: [{ uptime: '5' }] }],
    ['a value that became empty', [{ a: '1', b: '2' }], [{ a: '1', b: '' }], { added: ['0-0'], gone: [{ a: '1', b: '2' }] }],
  ])('%s', (_name, earlier, later, expected) => {
    expect(changes(earlier, later)).toEqual(expected);
  });

  it('rows of two hosts are not taken for each other', () => {
    const { added, gone } = compareRows(table([{ a: '1' }], 'SELECT 1', ['one']), table([{ a: '1' }], 'SELECT 1', ['two']));
    expect([added.size, gone.length]).toEqual([1, 1]);
  });

  it('what was not fetched whole cannot be compared', () => {
    expect([
      isWhole(table([{ a: '1' }])),
      isWhole({ ...table([{ a: '1' }]), total: 2 }),
      isWhole({ ...table([]), isTruncated: true }),
    ]).toEqual([true, false, false]);
  });

  it('added and gone account for every row', () => {
    const rows = fc.array(fc.record({ a: fc.constantFrom('1', '2', '3') }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, rows, (earlier, later) => {
        const { added, gone } = changes(earlier, later);
        expect(earlier.length - gone.length).toBe(later.length - added.length);
      })
    );
  });
});

describe('the process tree', () => {
  const shape = (rows: readonly Cells[], agents: readonly string[] = []) =>
    processTree(table(rows, 'SELECT 1', agents))?.map(({ row, depth }) => `${'-'.repeat(depth)}${row.cells[0]}`);
  it.each<[string, readonly Cells[], readonly string[]]>([
    [
      'children stand below their parent',
      [
        { pid: '3', parent: '2' },
        { pid: '1', parent: '0' },
        { pid: '2', parent: '1' },
      ],
      ['1', '-2', '--3'],
    ],
    [
      'a row whose parent is not among them is a root',
      [
        { pid: '3', parent: '99' },
        { pid: '4', parent: '3' },
      ],
      ['3', '-4'],
    ],
    [
      'a process that is its own parent is a root',
      [
        { pid: '0', parent: '0' },
        { pid: '1', parent: '0' },
      ],
      ['0', '-1'],
    ],
    [
      'a ring is cut at its first row',
      [
        { pid: '1', parent: '2' },
        { pid: '2', parent: '1' },
      ],
      ['1', '-2'],
    ],
    [
      'two rows of one process are both kept',
      [
        { pid: '1', parent: '0' },
        { pid: '1', parent: '0' },
        { pid: '2', parent: '1' },
      ],
      ['1', '-2', '1'],
    ],
  ])('%s', (_name, rows, expected) => {
    expect(shape(rows)).toEqual(expected);
  });

  it('processes of two hosts are not each other’s parents', () => {
    expect(
      shape(
        [
          { pid: '1', parent: '0' },
          { pid: '2', parent: '1' },
        ],
        ['one', 'two']
      )
    ).toEqual(['1', '2']);
  });

  it('there is none without both columns', () => {
    expect(shape([{ pid: '1' }])).toBeUndefined();
  });

  it('loses no row and repeats none, however the ids are tangled', () => {
    const id = fc.integer({ min: 0, max: 6 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.record({ pid: id, parent: id }), { maxLength: 12 }), (rows) => {
        const placed = processTree(table(rows))?.map(({ row }) => row.id);
        expect([...(placed ?? [])].sort()).toEqual(rows.map((_, index) => `${index}-${index}`).sort());
      })
    );
  });

  it('a chain of many thousands is no deeper for the page than for the host', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ pid: String(index + 1), parent: String(index) }));
    expect(processTree(table(rows))?.at(-1)?.depth).toBe(19_999);
  });
});

describe('what stands out', () => {
  const context: MarkContext = { users: ['root'], alertTimeMs: Date.parse('2026-03-01T12:00:00Z'), processes: undefined };
  const kinds = (made: ReturnType<typeof table>, more: Partial<MarkContext> = {}) =>
    made.rows.map(
      ({ id }) =>
        rowMarks(made, { ...context, ...more })
          .get(id)
          ?.map(({ kind }) => kind) ?? []
    );

  it('rows of the alert’s user', () => {
    expect(kinds(table([{ username: 'root', uid: '0' }, { username: 'ROOT' }, { username: 'bob' }]))).toEqual([['alert_user'], [], []]);
    expect(kinds(table([{ user: 'root', tty: 'pts/0' }]))).toEqual([['alert_user']]);
    expect(kinds(table([{ description: 'root' }]))).toEqual([[]]);
  });

  it('not rows of a user to whom most of the host belongs', () => {
    const owned = (names: readonly string[]) => table(names.map((username, pid) => ({ pid: String(pid), username })));
    expect(kinds(owned([...Array.from({ length: 9 }, () => 'root'), 'a', 'b', 'c'])).flat()).toEqual([]);
    expect(kinds(owned(['root', ...Array.from({ length: 11 }, () => 'a')])).flat()).toEqual(['alert_user']);
  });

  it('files that changed within an hour of the alert, before it and after it', () => {
    const at = (text: string) => String(Date.parse(text) / 1000);
    const file = (mtime: string, ctime: string, atime = '0') => ({ path: '/x', atime, mtime, ctime });
    const made = table([
      file(at('2026-03-01T11:00:00Z'), at('2025-01-01T00:00:00Z')),
      file(at('2026-03-01T10:59:59Z'), at('2026-03-01T13:00:01Z')),
      file(at('2026-02-01T00:00:00Z'), at('2026-03-01T12:10:00Z')),
      file(at('2026-02-01T00:00:00Z'), at('2026-02-01T00:00:00Z'), at('2026-03-01T12:00:00Z')),
    ]);
    expect(kinds(made)).toEqual([['changed_near_alert'], [], ['changed_near_alert'], []]);
    expect(rowMarks(made, context).get('2-2')).toEqual([{ kind: 'changed_near_alert', column: 3, offsetMs: 600_000 }]);
    expect(kinds(made, { alertTimeMs: undefined })).toEqual([[], [], [], []]);
  });

  it('also where the query writes the times out', () => {
    expect(kinds(table([{ path: '/x', file_last_modified_time: '2026-03-01 12:30:00' }]))).toEqual([['changed_near_alert']]);
  });

  it('connections to the outside', () => {
    expect(kinds(table([{ remote_address: '203.0.113.9' }, { remote_address: '10.0.0.1' }, { remote_address: '' }]))).toEqual([
      ['outside_address'],
      [],
      [],
    ]);
  });

  it('whose process a port is, when the rows of another query say', () => {
    const ports = table(
      [
        { pid: '7', port: '22', path: '' },
        { pid: '8', port: '80', path: '' },
      ],
      'SELECT 1',
      ['a', 'a']
    );
    const processes = processIndex([
      table([{ pid: '7', name: 'sshd' }], 'SELECT 1', ['a']),
      table([{ pid: '7', name: 'sshd', cmdline: 'sshd -D' }], 'SELECT 1', ['a']),
    ]);
    expect(rowMarks(ports, { ...context, processes }).get('0-0')).toEqual([
      { kind: 'process', process: { pid: '7', name: 'sshd', path: '', cmdline: 'sshd -D' } },
    ]);
    expect(kinds(ports, { processes })).toEqual([['process'], []]);
    expect(kinds(table([{ pid: '7', port: '22' }], 'SELECT 1', ['b']), { processes })).toEqual([[]]);
    expect(kinds(table([{ pid: '7', port: '22', path: '', process_name: 'sshd' }], 'SELECT 1', ['a']), { processes })).toEqual([[]]);
  });
});

describe('an address outside', () => {
  it.each([
    ['8.8.8.8', true],
    ['203.0.113.9', true],
    ['10.1.2.3', false],
    ['127.0.0.1', false],
    ['0.0.0.0', false],
    ['169.254.1.1', false],
    ['172.15.0.1', true],
    ['172.16.0.1', false],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['224.0.0.1', false],
    ['256.1.1.1', false],
    ['2a00:1450::1', true],
    ['::', false],
    ['::1', false],
    ['fe80::1%eth0', false],
    ['fd00::1', false],
    ['ff02::1', false],
    ['::ffff:8.8.8.8', true],
    ['::ffff:10.0.0.1', false],
    ['example.com', false],
    ['', false],
  ])('%s: %s', (address, expected) => {
    expect(isOutsideAddress(address)).toBe(expected);
  });
});
