/** What a guide has to have: a guide at all, steps to work through, false positives, a response; and no section without words. */
import type { Step } from '../../guides';
import type { Rule } from '../../rules';
import type { Remark } from '../finding';
import type { GuideText, LintSubject } from '../lint_subject';
import { spanOf, textOf, type PlacedNode } from '../placed_markdown';

export function checkSections({ rule, guide, context }: LintSubject): readonly Remark[] {
  if (context.isRetired === true || /^deprecated\b/i.test(rule.name)) return [];
  if (rule.note.trim() === '') return isBuildingBlock(rule) ? [] : [missingGuide()];
  const kinds = new Set(guide.sections.flatMap(({ kind, steps, intro }) => (steps.length > 0 || intro !== '' ? [kind] : [])));
  const place = { field: 'note', start: 0, end: 0 };
  const remarks: Remark[] = [];
  const hasSteps = guide.sections.some(
    ({ kind, steps }) => (kind === 'triage' || kind === 'notes') && steps.filter((step) => !namesRule(step)).length > 1
  );
  if (!kinds.has('steps') && hasSteps) {
    const message =
      'The guide lists things to look at, and no heading says that these are the steps. Write "Possible investigation steps" above the list.';
    remarks.push({ code: 'section_steps_unmarked', message, place });
  } else if (!kinds.has('steps')) {
    const message =
      'The guide has no section "Possible investigation steps" with steps in it: the analyst has nothing to work through. Write one as a list.';
    remarks.push({ code: 'section_steps_missing', message, place });
  }
  if (!kinds.has('false_positives') && rule.falsePositives.every((text) => text.trim() === '')) {
    const message =
      'Neither the guide nor "false_positives" says which harmless work makes this rule alert. Write a section "False positive analysis".';
    remarks.push({ code: 'section_false_positives_missing', message, place });
  }
  if (!kinds.has('response')) {
    const message = 'The guide does not say what to do when the alert is true. Write a section "Response and remediation".';
    remarks.push({ code: 'section_response_missing', message, place });
  }
  return remarks;
}

/** A list of other rules is nothing to work through. */
function namesRule({ markdown }: Step): boolean {
  return /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/i.test(markdown);
}

function isBuildingBlock({ buildingBlockType }: Rule): boolean {
  return buildingBlockType !== undefined;
}

function missingGuide(): Remark {
  const message =
    'The rule has no guide ("note" is empty). Write what it looks for, steps to investigate, false positives and the response.';
  return { code: 'guide_missing', message, place: { field: 'note', start: 0, end: 0 } };
}

/** A heading that is followed by one of the same level or above, or by the end. */
export function checkEmptySections({ field, text, markdown: { blocks } }: GuideText): readonly Remark[] {
  return blocks.flatMap((node, index): readonly Remark[] => {
    const next = blocks[index + 1];
    if (node.type !== 'heading' || textOf(node).trim() === '') return [];
    if (next !== undefined && !(next.type === 'heading' && depthOf(next) <= depthOf(node))) return [];
    const message = 'Nothing stands below this heading. Write the section, or take the heading out.';
    return [{ code: 'section_empty', message, place: { field, ...spanOf(node, text) } }];
  });
}

function depthOf(node: PlacedNode): number {
  return node.depth ?? 1;
}
