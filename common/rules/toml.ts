/** Reads a rule as the public detection-rules repository lays it out: one TOML file a rule. */
import * as v from 'valibot';
import { fieldIssues } from './issues';
import { queryProblems } from './query_problems';
import type { ReadProblem, ReadResult } from './read_result';
import { storedRuleProblems, storedRuleSchema, toRule } from './schema';
import { readToml } from './toml_document';
import { expandTransforms } from './transforms';

const transformTableSchema = v.nullish(v.pipe(v.array(v.record(v.string(), v.unknown())), v.maxLength(100)), []);
export const transformSchema = v.nullish(v.object({ osquery: transformTableSchema, investigate: transformTableSchema }), {});

const dateSchema = v.nullish(v.pipe(v.string(), v.maxLength(64)));
/** Of no use to a rule but for its dates, so nothing in it keeps a rule from being loaded. */
const metadataSchema = v.fallback(v.object({ creation_date: dateSchema, updated_date: dateSchema }), {});

const fileSchema = v.object({ metadata: v.optional(metadataSchema, {}), rule: storedRuleSchema, transform: transformSchema });

/**
 * `[metadata]`, `[rule]`, `[[rule.threat]]`, `[[transform.osquery]]`, `[[transform.investigate]]`. The transforms are expanded
 * into the guide. A rule that breaks the schema is not loaded, and every fault of it is a problem with its line; a placeholder without
 * its table is a problem of a rule that is loaded.
 */
export function readTomlRule(text: string, source: string): ReadResult {
  const document = readToml(text, source);
  if (!document.ok) return { rules: [], problems: [document.problem] };
  const at = (path: string): string => {
    const line = document.lineOf(path);
    return line === undefined ? source : `${source}:${line}`;
  };
  const parsed = v.safeParse(fileSchema, document.value);
  if (!parsed.success) {
    const problems = fieldIssues(parsed.issues).map(({ path, message }) => ({ source: at(path), message }));
    return { rules: [], problems };
  }
  const { metadata, rule, transform } = parsed.output;
  const faults = storedRuleProblems(rule);
  if (faults.length > 0) {
    return { rules: [], problems: faults.map(({ field, message }) => ({ source: at(`rule.${field}`), message: `rule.${message}` })) };
  }
  const tables = { osquery: transform.osquery ?? [], investigate: transform.investigate ?? [] };
  const note = expandTransforms(rule.note, tables);
  const setup = expandTransforms(rule.setup, tables);
  const loaded = toRule(
    { ...rule, note: note.text, setup: setup.text, created_at: metadata.creation_date, updated_at: metadata.updated_date },
    source
  );
  const placeInQuery = (offset: number): string => queryPlace(text, rule.query, offset, source) ?? at('rule.query');
  const problems = [...queryProblems(loaded, placeInQuery), ...placeholderProblems([...note.missing, ...setup.missing], text, source)];
  return { rules: [loaded], problems };
}

/** The file's line of an offset in the query; undefined where the query stands in the file in another spelling (escapes). */
function queryPlace(text: string, query: string, offset: number, source: string): string | undefined {
  const start = query === '' ? -1 : text.indexOf(query);
  return start < 0 ? undefined : `${source}:${text.slice(0, start + offset).split('\n').length}`;
}

/** One problem a placeholder that has no table, with the line where it first stands. */
export function placeholderProblems(missing: readonly string[], text: string, source: string): readonly ReadProblem[] {
  return [...new Set(missing)].map((place) => ({
    source: `${source}:${text.slice(0, text.indexOf(place)).split('\n').length}`,
    message: `${place} has no [[transform.…]] table; the guide shows it as text. Add the table or take the placeholder out`,
    isLoaded: true,
  }));
}
