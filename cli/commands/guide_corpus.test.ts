/** The Osquery queries of the public rules' guides: each is read, resolved or refused for a reason, and checked without a false alarm. */
import { readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { conformanceDir, hasConformanceData, readCaseLines } from '../../test/fixtures/conformance';
import { findPlaceholders } from '../../common/osquery';
import { resolvedGuide, type ResolvedQuery } from './resolved_guide';

interface PublicRule {
  readonly name: string;
  readonly note?: string;
  readonly tags?: readonly string[];
}

const HOSTILE = "o'brien\\ {{user.id}} $& -- /*";

/** A document with a hostile text in each field that the guide's queries name, on the rule's operating system. */
function documentFor({ note = '', tags = [] }: PublicRule, value: unknown): Record<string, unknown> {
  const fields = findPlaceholders(note).map(({ field }) => [field, value] as const);
  const system = ['windows', 'macos', 'linux'].find((name) => tags.some((tag) => tag.toLowerCase() === `os: ${name}`));
  return { ...Object.fromEntries(fields), 'host.os.type': system };
}

/** A kind of rule of which there is none is an empty file. */
function rulesOf(file: string): readonly PublicRule[] {
  return statSync(`${conformanceDir}/rules/${file}`).size === 0 ? [] : readCaseLines<PublicRule>(`rules/${file}`);
}

function queriesOf(value: unknown): readonly (ResolvedQuery & { readonly rule: string })[] {
  return readdirSync(`${conformanceDir}/rules`).flatMap((file) =>
    rulesOf(file).flatMap((rule) => {
      if (rule.note === undefined || !rule.note.includes('!{osquery')) return [];
      return resolvedGuide(rule.note, documentFor(rule, value)).queries.map((query) => ({ ...query, rule: rule.name }));
    })
  );
}

describe.skipIf(!hasConformanceData)('the queries of the public guides', () => {
  const queries = hasConformanceData ? queriesOf(HOSTILE) : [];

  it('are all resolved for hostile values', () => {
    expect(queries.length).toBeGreaterThan(100);
    expect(queries.filter(({ status }) => status !== 'resolved').map(({ rule, label, problems }) => ({ rule, label, problems }))).toEqual(
      []
    );
    for (const { resolved } of queries) expect(findPlaceholders(resolved ?? '')).toEqual([]);
  });

  it('are not run without their values', () => {
    for (const { query, status } of queriesOf([])) expect(status).toBe(query.includes('{{') ? 'empty' : 'resolved');
  });

  // Each finding was looked at by hand (docs/osquery.md); another kind of finding has to be looked at before it is added here.
  it('are understood, and nothing is held against them but what was found true', () => {
    const found = queries.flatMap(({ checks, resolved }) =>
      checks.map(({ code, start, end }) => `${code}: ${resolved?.slice(start, end)}`)
    );
    expect([...new Set(found)].sort()).toEqual([
      'double_quoted_text: "0"',
      'double_quoted_text: "1"',
      'double_quoted_text: "Microsoft"',
      'null_comparison: user_account == null',
    ]);
  });
});
