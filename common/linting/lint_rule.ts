/** Lints a rule: every check of its query, its guides, its links, each finding with the place in the text that it is about. */
import { parseGuide } from '../guides';
import type { Rule } from '../rules';
import { checkCodeBlocks } from './checks/check_code_blocks';
import { checkCodeQuotes } from './checks/check_code_quotes';
import { checkDirectives } from './checks/check_directives';
import { checkHeadings } from './checks/check_headings';
import { checkLinks, checkReferences } from './checks/check_links';
import { checkOpenings } from './checks/check_openings';
import { checkRelatedRules } from './checks/check_related_rules';
import { checkRepetition } from './checks/check_repetition';
import { checkRuleQuery } from './checks/check_rule_query';
import { checkEmptySections, checkSections } from './checks/check_sections';
import { severityRank } from './codes';
import { findingOf, type LinesOf, type LintFinding, type Remark } from './finding';
import { linePlaces } from './line_places';
import type { GuideText, LintContext, LintSubject } from './lint_subject';
import { readPlacedMarkdown } from './placed_markdown';
import { ruleFields } from './rule_fields';
import { rulePlatforms } from './rule_platforms';

/** In the order of the texts: the rule, its query, its guide, its set-up. Never throws, whatever the texts are. */
export function lintRule(rule: Rule, context: LintContext = {}): readonly LintFinding[] {
  const subject: LintSubject = { rule, guide: parseGuide(rule.note), context, platforms: rulePlatforms(rule), fields: ruleFields(rule) };
  const note = guideText('note', rule.note);
  const setup = guideText('setup', rule.setup);
  const linesOf = linesOfRule(rule);
  const remarks = [
    ...checkRuleQuery(rule),
    ...checkReferences(rule),
    ...checkSections(subject),
    ...checkRepetition(rule, note),
    ...checkRelatedRules(note, subject),
    ...[note, setup].flatMap((guide) => checkGuide(guide, subject)),
  ];
  return distinct(remarks.map((remark) => findingOf(remark, rule.ruleId, linesOf))).sort(inOrder);
}

function linesOfRule(rule: Rule): LinesOf {
  const known = new Map<string, ReturnType<LinesOf>>();
  return (field) => {
    const text = textOfField(rule, field);
    if (text === undefined) return undefined;
    const lines = known.get(field) ?? { length: text.length, placeOf: linePlaces(text) };
    known.set(field, lines);
    return lines;
  };
}

function guideText(field: GuideText['field'], text: string): GuideText {
  return { field, text, markdown: readPlacedMarkdown(text) };
}

function checkGuide(guide: GuideText, subject: LintSubject): readonly Remark[] {
  return [
    ...checkDirectives(guide, subject),
    ...checkOpenings(guide),
    ...checkCodeQuotes(guide),
    ...checkCodeBlocks(guide),
    ...checkLinks(guide),
    ...checkHeadings(guide),
    ...checkEmptySections(guide),
  ];
}

/** The text of the rule that a finding's places are in. */
export function textOfField(rule: Rule, field: string | undefined): string | undefined {
  const index = /^references\[(\d+)\]$/.exec(field ?? '')?.[1];
  if (index !== undefined) return rule.references[Number(index)];
  return field === 'note' || field === 'setup' || field === 'query' ? rule[field] : undefined;
}

const fieldOrder = ['query', 'references', 'note', 'setup'];

function inOrder(a: LintFinding, b: LintFinding): number {
  const rank = ({ place }: LintFinding): number => fieldOrder.indexOf(place?.field.replace(/\[.*/, '') ?? '');
  return rank(a) - rank(b) || (a.place?.start ?? 0) - (b.place?.start ?? 0) || severityRank[a.severity] - severityRank[b.severity];
}

function distinct(findings: readonly LintFinding[]): LintFinding[] {
  return [
    ...new Map(
      findings.map((finding) => [`${finding.code} ${finding.place?.field} ${finding.place?.start} ${finding.message}`, finding])
    ).values(),
  ];
}
