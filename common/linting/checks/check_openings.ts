/** Text that was meant as a directive and begins like none: a sign too few, a blank too many. Kibana shows all of it as text. */
import { readDirective } from '../../guides/directive';
import type { Remark } from '../finding';
import type { GuideText } from '../lint_subject';
import { lineEnd, spanOf, walkNodes } from '../placed_markdown';

const withText: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);
const apart: ReadonlySet<string> = new Set(['inlineCode', 'guideDirective']);

/** The name, and what opens the JSON behind it: its first name in some sort of quotes. */
const opening = /(?:!\s{0,3})?(?:\{\s{0,3})?\b(osquery|investigate|insight)\s{0,3}\{(?=\s{0,3}(?:["“”'‘’]|\\"|&quot;)\w)/gi;

export function checkOpenings({ field, text, markdown }: GuideText): readonly Remark[] {
  return walkNodes(markdown.blocks).flatMap((node): readonly Remark[] => {
    if (!withText.has(node.type)) return [];
    const span = spanOf(node, text);
    const taken = walkNodes([node]).flatMap((inner) => (apart.has(inner.type) ? [spanOf(inner, text)] : []));
    return [...text.slice(span.start, span.end).matchAll(opening)].flatMap(({ index, 0: written, 1: name = '' }): readonly Remark[] => {
      const start = span.start + index;
      if (taken.some((other) => other.start <= start && start < other.end)) return [];
      const right = `!{${name.toLowerCase()}{`;
      const end = start + written.length;
      const message = `A directive begins with ${right}, without blanks; so Kibana shows this as text.`;
      const edits = [{ start, end, text: right }];
      const fix = isReadable(right + text.slice(end, lineEnd(text, end))) ? { description: `write ${right}`, edits } : undefined;
      return [{ code: 'directive_not_opened', message, place: { field, start, end }, values: { name: name.toLowerCase() }, fix }];
    });
  });
}

/** Up to some brace of its line; what is closed wrongly as well is told once this is mended by hand. */
function isReadable(line: string): boolean {
  const ends = [...line.matchAll(/\}\s*\}/g)].map(({ index, 0: braces }) => index + braces.length).slice(0, 20);
  return ends.some((end) => {
    const { kind, problem } = readDirective(line.slice(0, end), 1);
    return (kind === 'osquery' || kind === 'investigate') && problem === undefined;
  });
}
