import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableModule } from '../../../scripts/osquery_tables.mjs';
import { tableFacts, tableNames } from './table_facts';

interface RawFacts {
  readonly version: string;
  readonly tables: readonly {
    readonly name: string;
    readonly platforms: readonly string[];
    readonly aliases?: readonly string[];
    readonly evented?: boolean;
    readonly columns: readonly (Readonly<Record<'name' | 'type', string>> & {
      readonly platforms?: readonly string[];
      readonly required?: boolean;
      readonly index?: boolean;
      readonly hidden?: boolean;
      readonly additional?: boolean;
    })[];
  }[];
}

const factsPath = resolve('../shared/data/osquery-tables.json');
const hasFacts = existsSync(factsPath);
if (!hasFacts) console.warn(`skipped: the table facts are not at ${factsPath}`);

describe('the table facts', () => {
  it('say what a query on file has to name', () => {
    const file = tableFacts('FILE');
    expect(file?.required).toEqual(['path', 'directory']);
    expect(file?.platforms).toEqual(['darwin', 'linux', 'windows']);
    expect(file?.columns.get('file_id')?.platforms).toEqual(['windows']);
    expect(file?.columns.get('size')).toMatchObject({ type: 'bigint', isRequired: false, isHidden: false });
  });

  it('know a table by its former name too', () => {
    expect(tableFacts('programs_and_features')?.name).toBe('programs');
    expect(tableNames()).toContain('hosts');
    expect(tableFacts('constructor')).toBeUndefined();
  });

  it('know which tables hold events', () => {
    expect(tableFacts('process_events')?.isEvented).toBe(true);
    expect(tableFacts('processes')?.isEvented).toBe(false);
  });

  it('a name that is none, or a type that is unknown, stops the script', () => {
    const table = (name: string, type: string) => ({
      version: '1',
      tables: [{ name, platforms: ['linux'], columns: [{ name: 'a', type }] }],
    });
    expect(() => tableModule(table('a`b', 'TEXT'))).toThrow('not the name of a table');
    expect(() => tableModule(table('a', 'FLOAT'))).toThrow('FLOAT');
  });
});

describe.skipIf(!hasFacts)('the generated module', () => {
  const facts: RawFacts = hasFacts ? JSON.parse(readFileSync(factsPath, 'utf8')) : { version: '', tables: [] };

  it('is what the script writes', () => {
    expect(readFileSync('common/osquery/tables/osquery_tables.ts', 'utf8')).toBe(tableModule(facts));
  });

  it('loses no fact, and adds only older names of columns, which are hidden', () => {
    for (const { name, platforms, aliases = [], evented = false, columns } of facts.tables) {
      const known = tableFacts(name);
      expect([known?.name, known?.aliases, known?.platforms, known?.isEvented]).toEqual([name, aliases, [...platforms].sort(), evented]);
      const all = [...(known?.columns.values() ?? [])];
      expect(all.slice(columns.length).filter(({ isHidden }) => !isHidden)).toEqual([]);
      expect(all.slice(0, columns.length)).toEqual(
        columns.map((column) => ({
          name: column.name,
          type: column.type.toLowerCase(),
          platforms: [...(column.platforms ?? platforms)].sort(),
          isRequired: column.required ?? false,
          isIndex: column.index ?? false,
          isAdditional: column.additional ?? false,
          isHidden: column.hidden ?? false,
        }))
      );
    }
  });
});
