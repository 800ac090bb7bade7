/** Finds text that nests deeper than any guide does, before a parser that recurses over it meets it. */
import type { GuideProblem } from './guide';

const MOST_CONTAINERS = 40;
const MOST_INDENTATION = 400;
/** Reading emphasis takes cubic time in the worst case; paragraphs of real guides have fewer than 30 marks. */
const MOST_OPEN_MARKS = 400;

/** Lists and quotes are counted by what a line begins with, emphasis and links by the marks in a paragraph that could open one. */
export function findTooDeep(text: string): GuideProblem | undefined {
  let marks = 0;
  const lines = text.split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    const lead = /^[ \t>*+\-\d.)]*/.exec(line)?.[0] ?? '';
    const containers = lead.match(/[>*+-](?=[ \t>])|[.)](?=[ \t])/g)?.length ?? 0;
    marks = (line.trim() === '' || containers > 0 ? 0 : marks) + (line.match(/[*_~]+|\[/g)?.length ?? 0);
    if (containers <= MOST_CONTAINERS && lead.length <= MOST_INDENTATION && marks <= MOST_OPEN_MARKS) continue;
    const message =
      'The guide nests lists, quotes or emphasis too deeply here, so it is shown as it was written. Split it with blank lines.';
    return { code: 'guide_too_deep', message, line: index + 1, text: line.slice(0, 200) };
  }
  return undefined;
}
