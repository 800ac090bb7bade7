/** Reads rules as JSON: the NDJSON that Kibana exports (one rule a line), an array of rules, or a single rule. */
import * as v from 'valibot';
import { fieldIssues } from './issues';
import { jsonElements, type JsonElement } from './json_elements';
import { queryProblems } from './query_problems';
import type { ReadProblem, ReadResult } from './read_result';
import type { Rule } from './rule';
import { storedRuleProblems, storedRuleSchema, toRule } from './schema';

const LARGEST_FILE = 200_000_000;

/**
 * Every entry stands for itself: a broken one is a problem with its line, and the rest is loaded. The last line of an export (its
 * counts) is skipped; exception lists and connectors, which an export carries too, are counted in one notice and not loaded.
 */
export function readNdjsonRules(text: string, source: string): ReadResult {
  if (text.length > LARGEST_FILE) {
    return {
      rules: [],
      problems: [{ source, message: `the file has ${text.length} characters, at most ${LARGEST_FILE} are read; split it` }],
    };
  }
  const rules: Rule[] = [];
  const problems: ReadProblem[] = [];
  const others: number[] = [];
  for (const element of jsonElements(text.replace(/^\ufeff/, ''))) {
    const place = `${source}:${element.line}`;
    const kind = kindOf(element);
    if (kind === 'details') continue;
    if (kind === 'other') {
      others.push(element.line);
      continue;
    }
    const read = element.ok ? readEntry(element.value, place) : { rules: [], problems: [{ source: place, message: element.message }] };
    rules.push(...read.rules);
    problems.push(...read.problems);
  }
  if (others[0] !== undefined) problems.push({ source: `${source}:${others[0]}`, message: othersNotice(others.length), isNotice: true });
  if (rules.length === 0 && problems.length === 0) {
    problems.push({ source, message: 'there is no rule in it; expected one JSON object a line, as Kibana exports rules' });
  }
  return { rules, problems };
}

/** One rule object, for example a line of an export or the answer of Kibana's rules API. */
export function readEntry(value: unknown, source: string): ReadResult {
  const parsed = v.safeParse(storedRuleSchema, value);
  if (!parsed.success) return { rules: [], problems: fieldIssues(parsed.issues).map(({ message }) => ({ source, message })) };
  const faults = storedRuleProblems(parsed.output);
  if (faults.length > 0) return { rules: [], problems: faults.map(({ message }) => ({ source, message })) };
  const rule = toRule(parsed.output, source);
  return { rules: [rule], problems: queryProblems(rule, () => source) };
}

/** By the keys that only these objects have: an export does not say what its lines are. */
function kindOf(element: JsonElement): 'rule' | 'details' | 'other' {
  if (!element.ok || typeof element.value !== 'object' || element.value === null) return 'rule';
  const keys = element.value;
  if ('rule_id' in keys) return 'rule';
  if ('exported_count' in keys || 'exported_rules_count' in keys) return 'details';
  return 'list_id' in keys || 'attributes' in keys ? 'other' : 'rule';
}

function othersNotice(count: number): string {
  return `${count} line(s) hold exception lists or connectors, the first of them here; they are not loaded, only rules are`;
}
