/** Headings of a guide: are they headings, have they words, do their levels follow one another, are they known for certain. */
import type { SectionKind } from '../../guides';
import { kindOfHeading, kindOfHeadingLine } from '../../guides/headings';
import type { Remark } from '../finding';
import type { GuideText } from '../lint_subject';
import { spanOf, textOf, walkNodes, type PlacedNode } from '../placed_markdown';

export function checkHeadings(guide: GuideText): readonly Remark[] {
  const { field, text, markdown } = guide;
  const remarks: Remark[] = [];
  let above = 0;
  let section: SectionKind | undefined;
  for (const node of markdown.blocks) {
    if (node.type === 'paragraph') {
      const found = checkParagraph(node, guide, section);
      remarks.push(...found.remarks);
      section = found.section;
    }
    if (node.type !== 'heading') continue;
    const place = { field, ...spanOf(node, text) };
    const title = textOf(node).trim();
    const depth = node.depth ?? 1;
    if (title === '' && !walkNodes([node]).some(({ type }) => type === 'guideDirective' || type === 'image')) {
      remarks.push({ code: 'heading_empty', message: 'This heading has no words. Write some, or take it out.', place });
    } else if (isGuessed(title) && field === 'note') {
      const message = `"${shown(title)}" is taken for the heading of a known section, by guess. Write it in the usual words: "${usualWords(title)}".`;
      remarks.push({ code: 'heading_guessed', message, place, values: { title: shown(title) } });
    }
    if (above > 0 && depth > above + 1) {
      const message = `This heading is of level ${depth} and the one above it of level ${above}. Write ${'#'.repeat(above + 1)} before it.`;
      remarks.push({ code: 'heading_level_jump', message, place, values: { level: String(depth), above: String(above) } });
    }
    above = depth;
    section = kindOfHeading(title) ?? section;
  }
  return remarks;
}

/** Not where every guide names what is investigated, nor for the plain "Setup", which all of them write. */
function isGuessed(title: string): boolean {
  const kind = kindOfHeading(title);
  return kind !== undefined && kind !== 'triage' && kind !== 'setup' && kindOfHeadingLine(title) === undefined;
}

function usualWords(title: string): string {
  switch (kindOfHeading(title)) {
    case 'related_rules':
      return 'Related rules';
    case 'response':
      return 'Response and remediation';
    case 'false_positives':
      return 'False positive analysis';
    default:
      return 'Possible investigation steps';
  }
}

/** `section`: the kind of the one that the paragraph stands in, and of the one that it leaves open. */
function checkParagraph(
  node: PlacedNode,
  { field, text }: GuideText,
  section: SectionKind | undefined
): { readonly remarks: readonly Remark[]; readonly section: SectionKind | undefined } {
  let current = section;
  const span = spanOf(node, text);
  const remarks: Remark[] = [];
  let start = span.start;
  for (const line of text.slice(span.start, span.end).split('\n')) {
    const place = { field, start, end: start + Math.max(1, line.trimEnd().length) };
    start += line.length + 1;
    const marked = /^\s{0,3}(#{1,6})([^\s#].*)$/.exec(line);
    const [, signs = '', title = ''] = marked ?? [];
    if (marked !== null && (signs.length > 1 || kindOfHeading(title) !== undefined) && !/^[!{]/.test(title)) {
      const at = place.start + line.indexOf(signs) + signs.length;
      const message = 'This is shown as text with number signs. A heading has a blank after them.';
      const fix = { description: 'write a blank after the number signs', edits: [{ start: at, end: at, text: ' ' }] };
      remarks.push({ code: 'heading_no_space', message, place, fix });
    } else if (field === 'note' && kindOfHeadingLine(line) !== undefined && kindOfHeadingLine(line) !== current) {
      current = kindOfHeadingLine(line);
      const message = `"${shown(line)}" is read as a heading, and other readers take it for text. Write ### before it, with empty lines around it.`;
      remarks.push({ code: 'heading_unmarked', message, place, values: { title: shown(line) } });
    }
  }
  return { remarks, section: current };
}

function shown(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
