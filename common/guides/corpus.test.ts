/** Every guide of the public rules: each directive is found, none is broken. Read in place; skipped where it is absent. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guideTexts, guidesFolder } from '../../test/fixtures/guide_texts';
import { fieldLookup } from '../osquery';
import {
  allProblems,
  allQueries,
  allSearches,
  allSteps,
  fillCommand,
  parseGuide,
  resolveInvestigate,
  resolveSearchEquivalent,
  searchEquivalent,
} from './index';

/** By hand: what the corpus has that is truly broken, by the rule's name. Nothing is, today. */
const KNOWN_PROBLEMS: Readonly<Record<string, readonly string[]>> = {};

const count = (text: string, piece: string): number => text.split(piece).length - 1;

/** As Markdown has it: fences, and spans of backticks. */
const withoutCode = (text: string): string =>
  text
    .replace(/^ {0,3}(`{3,}|~{3,})[^]*?^ {0,3}\1/gm, '')
    .replace(/(`+)(?!`)[^`][^]*?\1(?!`)/g, (span) => (span.includes('\n\n') ? span : ''));

describe.skipIf(!existsSync(guidesFolder))(`the guides of ${guidesFolder} (skipped where it is absent)`, () => {
  // The parser's development build checks itself at every character, so of the texts without directives only some are read.
  it('every directive is found, and only what is listed by hand is broken', { timeout: 240_000 }, () => {
    const chosen = guideTexts().filter(({ text }, index) => text.includes('!{') || index % 6 === 0);
    expect(chosen.length).toBeGreaterThan(100);
    let found = 0;
    for (const { text, name } of chosen) {
      const guide = parseGuide(text);
      const problems = allProblems(guide).map(({ code }) => code);
      expect(problems, name).toEqual(KNOWN_PROBLEMS[name] ?? []);
      const plain = withoutCode(text);
      expect(allQueries(guide).length, name).toBe(count(plain, '!{osquery{'));
      expect(allSearches(guide).length, name).toBe(count(plain, '!{investigate{') + count(plain, '!{insight{'));
      expect(count(plain, '!{') - allQueries(guide).length - allSearches(guide).length, name).toBe(0);
      for (const step of allSteps(guide)) expect(step.markdown, `${name} ${step.id}`).toMatch(/\S/);
      found += allQueries(guide).length + allSearches(guide).length;
    }
    expect(found).toBeGreaterThan(300);
  });

  it('every search can be asked of an alert that has its fields, and of one that has none is refused', { timeout: 240_000 }, () => {
    const times = { alertMs: Date.UTC(2026, 2, 1), eventMs: undefined };
    for (const { text, name } of guideTexts().filter(({ text }) => text.includes('!{investigate{'))) {
      for (const search of allSearches(parseGuide(text))) {
        const full = resolveInvestigate(search, (field) => (field.endsWith('.ip') ? '192.0.2.1' : `value of ${field}`), times);
        expect([full.status, full.problems.filter(({ status }) => status !== 'note')], name).toEqual(['resolved', []]);
        const empty = resolveInvestigate(search, fieldLookup({}), times);
        const asksForValues = JSON.stringify(search.providers).includes('{{');
        expect(
          empty.problems.some(({ code }) => code === 'field_missing'),
          `${name} ${search.label}`
        ).toBe(asksForValues);
      }
    }
  });

  it('no command throws, whatever the alert holds', { timeout: 240_000 }, () => {
    for (const { text } of guideTexts().filter((_text, index) => index % 6 === 0)) {
      for (const step of allSteps(parseGuide(text))) {
        for (const command of step.commands) {
          for (const value of ["a'b", ['x', 'y'], {}, undefined, 0]) {
            fillCommand(command, () => value);
            searchEquivalent(command, () => value);
          }
        }
      }
    }
  });

  it('what stands in place of a command can be asked of an alert that has its fields', { timeout: 240_000 }, () => {
    const source: Readonly<Record<string, unknown>> = { 'process.args': ['chkconfig', '--add', 'odd'] };
    const valuesOf = (field: string): unknown => source[field] ?? (field.endsWith('.ip') ? '192.0.2.1' : `value of ${field}`);
    const topics = new Set<string>();
    for (const { text, name } of guideTexts().filter((each) => each.text.includes('`'))) {
      for (const command of allSteps(parseGuide(text)).flatMap((step) => step.commands)) {
        const found = searchEquivalent(command, valuesOf);
        if (found === undefined) continue;
        topics.add(found.topic);
        const { status, problems } = resolveSearchEquivalent(found, command, valuesOf, { alertMs: 0, eventMs: undefined });
        expect([status, problems], `${name} ${command}`).toEqual(['resolved', []]);
      }
    }
    expect([...topics]).toEqual(expect.arrayContaining(['hash', 'service_changes', 'one_service', 'log_lines']));
  });
});
