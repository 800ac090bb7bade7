/** What the linter says of a loaded rule, with the text around each place: the page has the guide as steps, not as it was written. */
import type { RuleFinding } from '../../common/api';
import { applyEdits, lintRule, textOfField, type LintFinding } from '../../common/linting';
import { ruleText, type Locale, type Rule } from '../../common/rules';

const AROUND = 40;
const LONGEST = 160;
const MOST_FINDINGS = 200;

/** A rule is linted when its page is first opened; what was found is gone with the rule. */
const known = new WeakMap<Rule, Map<Locale, readonly RuleFinding[]>>();

/** Of the words in the reader's language, errors first. */
export function ruleFindings(rule: Rule, locale: Locale): readonly RuleFinding[] {
  const ofRule = known.get(rule) ?? new Map<Locale, readonly RuleFinding[]>();
  known.set(rule, ofRule);
  const found = ofRule.get(locale) ?? lint({ ...rule, ...ruleText(rule, locale) });
  ofRule.set(locale, found);
  return found;
}

const rank = { error: 0, warning: 1, note: 2 } as const;

function lint(rule: Rule): readonly RuleFinding[] {
  return [...lintRule(rule)]
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .slice(0, MOST_FINDINGS)
    .map((finding) => wireFinding(finding, rule));
}

function wireFinding({ code, severity, message, values, place, fix }: LintFinding, rule: Rule): RuleFinding {
  const common = { code, severity, message, values };
  const text = textOfField(rule, place?.field);
  if (place === undefined || text === undefined) return common;
  const { field, line, column, start, end } = place;
  const shown = { ...common, place: { field, line, column, ...excerpt(text, start, end) } };
  const [first] = fix?.edits ?? [];
  const last = fix?.edits.at(-1);
  if (fix === undefined || first === undefined || last === undefined) return shown;
  const mended = applyEdits(text, fix.edits);
  return { ...shown, mended: excerpt(mended, first.start, last.end + mended.length - text.length) };
}

/** On one line, and not longer than a line. */
function excerpt(text: string, start: number, end: number): { readonly before: string; readonly at: string; readonly after: string } {
  const stop = Math.min(end, start + LONGEST);
  const before = text.slice(Math.max(0, start - AROUND), start).split(/[\r\n]/);
  const after = text.slice(stop, stop + AROUND).split(/[\r\n]/);
  return { before: before[before.length - 1] ?? '', at: text.slice(start, stop), after: after[0] ?? '' };
}
