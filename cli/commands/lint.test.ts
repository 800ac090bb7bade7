import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ig, type Ran } from '../../test/fakes/memory_io';
import { writeFixed } from '../lint/write_fixed';

const id = '11111111-2222-4333-8444-555555555555';
const head = {
  rule_id: 'r',
  name: 'R "x"',
  description: 'd',
  type: 'eql',
  language: 'eql',
  query: 'any where true',
  severity: 'low',
  risk_score: 1,
};
const guide = (line: string): string =>
  `## Triage and analysis\n\nWhy.\n\n### Possible investigation steps\n\n- Who?\n${line}\n\n### False positive analysis\n\n- Some.\n\n### Response and remediation\n\n- Stop.\n\n### Related rules\n\n- Other - ${id}\n`;
const rule = (line: string): string => JSON.stringify({ ...head, note: guide(line) });
const bare = '  - !{osquery{"label":"x","query":"SELECT * FROM users WHERE username = {{user.name}}"}}';
const broken = '  - !{osquery{"label":"x","query":"SELECT * FORM users"}}';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ig-lint-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'more'), { recursive: true });
  writeFileSync(join(folder, 'sound.ndjson'), `${rule('')}\n`);
  writeFileSync(join(folder, 'bare.ndjson'), `${rule(bare)}\n`);
  writeFileSync(join(folder, 'more', 'broken.json'), `[\n ${rule(broken)}\n]`);
  writeFileSync(join(folder, 'packed.ndjson.gz'), gzipSync(rule(bare)));
  writeFileSync(join(folder, 'half.ndjson'), `${rule('')}\n{"rule_id":\n`);
  writeFileSync(join(folder, 'empty.ndjson'), '\n');
  writeFileSync(join(folder, 'export.ndjson'), `${rule('')}\n{"list_id":"x","type":"detection"}\n{"exported_count":1}\n`);
  writeFileSync(join(folder, 'line.json'), `[${rule('')},{"rule_id":7}]`);
});
const here = (args: readonly string[], input = ''): Promise<Ran> => ig(['lint', ...args], { workingDir: folder, input });
const file = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('ig lint', () => {
  it.each([
    ['a file without fault', ['sound.ndjson'], 0, '', '0 errors, 0 warnings, 0 notes in 1 rule of 1 file'],
    ['a warning', ['bare.ndjson'], 0, 'bare.ndjson:1:', '0 errors, 1 warning, 0 notes in 1 rule of 1 file; 1 can be fixed with --fix'],
    ['a warning where it is not wanted', ['bare.ndjson', '--fail-on', 'warning'], 1, '[placeholder_bare] (r, note 8:', '1 warning'],
    ['warnings left out', ['bare.ndjson', '--min-severity', 'error', '--fail-on', 'warning'], 0, '', '0 warnings'],
    ['a code left out', ['bare.ndjson', '--ignore', 'placeholder_bare,query_invalid', '--fail-on', 'note'], 0, '', '0 warnings'],
    ['what SQLite cannot parse', ['more'], 1, 'more/broken.json:2:', '1 error'],
    ['a packed file', ['packed.ndjson.gz'], 0, 'packed.ndjson:1:', '1 warning'],
    [
      'an entry that cannot be read beside one that can',
      ['half.ndjson'],
      1,
      'half.ndjson:2:1: error:',
      '1 error, 0 warnings, 0 notes in 1 rule',
    ],
    ['several files', ['sound.ndjson', 'bare.ndjson', 'more'], 1, '[sql_syntax]', 'in 3 rules of 3 files'],
    ['a file that is not there', ['sound.ndjson', 'none.ndjson'], 1, '', 'none.ndjson: no such file or folder'],
    ['an export with its exception lists and its counts', ['export.ndjson'], 0, '', '0 errors, 0 warnings, 0 notes in 1 rule of 1 file'],
    ['an entry that cannot be read, on the line of one that can', ['line.json'], 1, '[rule_unreadable]', '0 warnings, 0 notes in 1 rule'],
    ['an empty file', ['empty.ndjson'], 0, '', 'empty.ndjson: the file is empty'],
    ['unknown related rules, when others are named', ['sound.ndjson', '--known-rules', 'more'], 0, `${'sound.ndjson'}:1:`, '1 warning'],
  ])('%s', async (_, args, exitCode, output, errors) => {
    const ran = await here(args);
    expect(ran.exitCode).toBe(exitCode);
    expect(output === '' ? ran.output : ran.output.includes(output)).toBe(output === '' ? '' : true);
    expect(ran.errors).toContain(errors);
  });

  it('says where SQLite stumbled', async () => {
    const { output } = await here(['more/broken.json']);
    expect(output).toMatch(
      /^more\/broken\.json:2:\d+: error: SQLite cannot parse this query: near "FORM": syntax error\. \[sql_syntax\] \(r, note 8:\d+\)\n$/
    );
  });

  it('reads standard input, JSON and TOML', async () => {
    expect((await here(['-'], rule(bare))).output).toContain('standard input:1:');
    const toml = `[rule]\nrule_id = "r"\nname = "R"\ndescription = "d"\ntype = "eql"\nquery = "any where"\nseverity = "low"\nrisk_score = 1\n`;
    expect((await here(['-'], toml)).output).toMatch(/standard input:6:19: error: .*\[query_invalid\]/);
  });

  it('reads a translation with its rule', async () => {
    const toml = `[rule]\nrule_id = "r"\nname = "R"\ndescription = "d"\ntype = "eql"\nquery = "any where true"\nseverity = "low"\nrisk_score = 1\nnote = """${guide('- $osquery_1').replace('Some.', 'Some $osquery_0.')}"""\n\n[[transform.osquery]]\nlabel = "x"\nquery = "SELECT 1"\n`;
    writeFileSync(join(folder, 'r.toml'), toml);
    writeFileSync(
      join(folder, 'r.zh-CN.toml'),
      `rule_id = "r"\nlocale = "zh-CN"\nname = "R"\ndescription = "d"\nnote = """${guide('  - See [x]().')}"""\n\n[[transform.osquery]]\nlabel = "x"\nquery = "SELECT 1"\n`
    );
    const { output } = await here(['r.toml', 'r.zh-CN.toml']);
    expect(output.split('\n').map((line) => /^(\S+): \w+: .*(\[\w+\])/.exec(line)?.slice(1).join(' '))).toEqual(
      ['r.toml:16:3 [transform_missing]', 'r.zh-CN.toml:12:9 [link_empty]', 'r.zh-CN.toml:25:1 [transform_unused]', undefined].map(
        (line) => line && expect.stringMatching(line.replace(/:\d+:\d+/, ':\\d+:\\d+').replace(/[[\]]/g, '\\$&'))
      )
    );
    expect((await here(['r.zh-CN.toml'])).output).toContain('whose file was not given');
  });

  it('answers JSON', async () => {
    const { output } = await here(['bare.ndjson', '--format', 'json']);
    const at = rule(bare).indexOf('{{user.name}}') + 1;
    expect(JSON.parse(output)).toMatchObject({
      files: 1,
      rules: 1,
      counts: { error: 0, warning: 1, note: 0 },
      fixable: 1,
      findings: [
        {
          code: 'placeholder_bare',
          severity: 'warning',
          file: 'bare.ndjson',
          line: 1,
          column: at,
          end_column: at + 13,
          rule_id: 'r',
          in_rule: { field: 'note', line: 8 },
          fix: {
            edits: [
              { line: 1, column: at, text: "'" },
              { column: at + 13, text: "'" },
            ],
          },
        },
      ],
    });
  });

  it('answers SARIF as its schema wants it', async () => {
    writeFileSync(join(folder, 'a b#.ndjson'), rule(bare));
    const { output } = await here(['a b#.ndjson', 'more', 'half.ndjson', '--format', 'sarif']);
    const log = JSON.parse(output);
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'ig lint' } }, columnKind: 'utf16CodeUnits' }] });
    const [{ tool, results }] = log.runs;
    expect(results).toHaveLength(3);
    for (const { ruleId, ruleIndex, level, message, locations } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(tool.driver.rules[ruleIndex].shortDescription.text).not.toBe('');
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).not.toBe('');
      const { artifactLocation, region } = locations[0].physicalLocation;
      expect(artifactLocation.uri).toMatch(/^[\w./%-]+$/);
      for (const value of Object.values(region)) expect(value).toBeGreaterThanOrEqual(1);
      expect([region.endLine, region.endColumn] >= [region.startLine, region.startColumn]).toBe(true);
    }
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('a%20b%23.ndjson');
    expect(results[0].fixes[0].artifactChanges[0].replacements[0]).toMatchObject({ insertedContent: { text: "'" } });
  });

  it('shows what steers a terminal as signs', async () => {
    writeFileSync(
      join(folder, 'evil.ndjson'),
      JSON.stringify({ ...head, rule_id: 'r\u202e', references: ['\u001b[2J\nx'], note: guide('') })
    );
    const { output } = await here(['evil.ndjson']);
    expect(output).toContain('[reference_address]');
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});

describe('ig lint --fix', () => {
  it('writes the fix back and tells what remains', async () => {
    const path = join(folder, 'bare.ndjson');
    chmodSync(path, 0o640);
    const ran = await here(['bare.ndjson', '--fix']);
    expect(ran).toMatchObject({ exitCode: 0, output: '' });
    expect(ran.errors).toContain('bare.ndjson: 1 finding fixed');
    expect(file('bare.ndjson')).toBe(`${rule(bare.replace('{{user.name}}', "'{{user.name}}'"))}\n`);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect((await here(['bare.ndjson', '--fix'])).errors).not.toContain('fixed');
  });

  it('writes through a link, and leaves sound files alone', async () => {
    symlinkSync(join(folder, 'bare.ndjson'), join(folder, 'link.ndjson'));
    const before = statSync(join(folder, 'sound.ndjson')).mtimeMs;
    await here(['link.ndjson', 'sound.ndjson', '--fix']);
    expect(file('bare.ndjson')).toContain("'{{user.name}}'");
    expect(statSync(join(folder, 'sound.ndjson')).mtimeMs).toBe(before);
  });

  it('says that packed files are not written', async () => {
    const ran = await here(['packed.ndjson.gz', '--fix']);
    expect(ran.exitCode).toBe(1);
    expect(ran.errors).toContain('packed.ndjson.gz: packed files are not written');
  });

  it('refuses a file that is not UTF-8 throughout', async () => {
    const bytes = Buffer.concat([Buffer.from(`${rule(bare)}\n{"x":"`), Buffer.from([0xe9]), Buffer.from('"}\n')]);
    writeFileSync(join(folder, 'latin.ndjson'), bytes);
    const ran = await here(['latin.ndjson', '--fix']);
    expect(ran.exitCode).toBe(1);
    expect(ran.errors).toContain('not UTF-8');
    expect(readFileSync(join(folder, 'latin.ndjson'))).toEqual(bytes);
  });

  it('refuses a file that was changed since it was read', async () => {
    expect(await writeFixed(join(folder, 'bare.ndjson'), 'something else', 'x')).toContain('was changed');
    expect(file('bare.ndjson')).toBe(`${rule(bare)}\n`);
    expect(await writeFixed(join(folder, 'none.ndjson'), 'x', 'y')).toContain('no such file');
  });
});
