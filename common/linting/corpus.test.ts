import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { conformanceDir, hasConformanceData } from '../../test/fixtures/conformance';
import { readDirective } from '../guides/directive';
import { lintSource } from './lint_source';
import { readPlacedMarkdown, walkNodes } from './placed_markdown';
import { readLintSources } from './source/read_sources';

describe.skipIf(!hasConformanceData)('the public rules', () => {
  const files = hasConformanceData ? readdirSync(`${conformanceDir}/rules`).map((name) => `${conformanceDir}/rules/${name}`) : [];

  it('have no directive that the linter does not look at', () => {
    let opened = 0;
    let looked = 0;
    for (const file of files) {
      for (const { rule } of readLintSources(readFileSync(file, 'utf8'), file).sources) {
        for (const text of [rule.note, rule.setup]) {
          opened += text.match(/!\{(?:osquery|investigate|insight)\{/g)?.length ?? 0;
          const nodes = walkNodes(readPlacedMarkdown(text).blocks).filter(({ type }) => type === 'guideDirective');
          looked += nodes.filter(({ value = '' }) => ['osquery', 'investigate'].includes(readDirective(value, 1).kind)).length;
        }
      }
    }
    expect(opened).toBeGreaterThan(300);
    expect(looked).toBe(opened);
  }, 120_000);

  it('have findings at the place in the file that holds them', () => {
    const file = `${conformanceDir}/rules/eql.ndjson`;
    const text = readFileSync(file, 'utf8');
    const sources = readLintSources(text, file).sources.filter(({ rule }) => rule.note.includes('= {{'));
    const bare = sources.flatMap((source) => lintSource(source, {})).filter(({ finding }) => finding.code === 'placeholder_bare');
    expect(bare.length).toBeGreaterThan(20);
    expect(new Set(bare.map(({ start, end, finding }) => text.slice(start, end) === `{{${finding.values['field']}}}`))).toEqual(
      new Set([true])
    );
  }, 60_000);
});
