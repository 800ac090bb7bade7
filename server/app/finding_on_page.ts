/** A finding as the page of the rule gets it: with the text around its place, and what of the page the place is in. */
import type { RuleFinding } from '../../common/api';
import { placeInGuide, type GuidePlace } from '../../common/guides';
import { applyEdits, textOfField, type LintFinding } from '../../common/linting';
import type { Rule } from '../../common/rules';

const AROUND = 40;
const LONGEST = 160;

/** `places` are those of the rule's own guide. */
export function findingOnPage(
  { code, severity, message, values, place, fix }: LintFinding,
  rule: Rule,
  places: readonly GuidePlace[]
): RuleFinding {
  const common = { code, severity, message, values };
  const text = textOfField(rule, place?.field);
  if (place === undefined || text === undefined) return common;
  const { field, line, column, start, end } = place;
  const target = targetOf(field, start, end, places);
  const shown = { ...common, place: { field, line, column, ...excerpt(text, start, end) }, ...(target === undefined ? {} : { target }) };
  const [first] = fix?.edits ?? [];
  const last = fix?.edits.at(-1);
  if (fix === undefined || first === undefined || last === undefined) return shown;
  const mended = applyEdits(text, fix.edits);
  return { ...shown, mended: excerpt(mended, first.start, last.end + mended.length - text.length) };
}

/** That something is missing from the guide is said of no place in it. */
function targetOf(field: string, start: number, end: number, places: readonly GuidePlace[]): RuleFinding['target'] {
  if (field === 'query') return { kind: 'rule_query' };
  if (field.startsWith('references')) return { kind: 'references' };
  const found = end > start ? placeInGuide(places, field, start) : undefined;
  return found === undefined ? undefined : { kind: found.kind, id: found.id };
}

/** On one line, and not longer than a line. */
function excerpt(text: string, start: number, end: number): { readonly before: string; readonly at: string; readonly after: string } {
  const stop = Math.min(end, start + LONGEST);
  const before = text.slice(Math.max(0, start - AROUND), start).split(/[\r\n]/);
  const after = text.slice(stop, stop + AROUND).split(/[\r\n]/);
  return { before: before[before.length - 1] ?? '', at: text.slice(start, stop), after: after[0] ?? '' };
}
