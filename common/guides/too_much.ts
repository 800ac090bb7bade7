/** Finds text that is longer or nests deeper than any guide is, before a parser meets it that recurses over it, or goes through its lines again and again. */
import type { GuideProblem } from './guide';

/** The longest public guide has 13,000 characters; reading takes quadratic time in the worst case. */
const MOST_CHARACTERS = 100_000;
/** Without a blank line between them. */
const MOST_LINES = 1_000;
const MOST_CONTAINERS = 40;
const MOST_INDENTATION = 400;
/** Reading emphasis takes cubic time in the worst case; paragraphs of real guides have fewer than 30 marks. */
const MOST_OPEN_MARKS = 400;

/** Lists and quotes are counted by what a line begins with, emphasis and links by the marks in a paragraph that could open one. */
export function findTooMuch(text: string): GuideProblem | undefined {
  let marks = 0;
  let together = 0;
  const lines = text.split(/\r\n|\r|\n/);
  if (text.length > MOST_CHARACTERS) return tooLong(1, lines[0] ?? '');
  for (const [index, line] of lines.entries()) {
    together = line.trim() === '' ? 0 : together + 1;
    if (together > MOST_LINES) return tooLong(index + 1, line);
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

function tooLong(line: number, text: string): GuideProblem {
  const message = `The guide is too long to be taken apart: more than ${MOST_CHARACTERS} characters, or ${MOST_LINES} lines without a blank one between them. It is shown as it was written.`;
  return { code: 'guide_too_long', message, line, text: text.slice(0, 200) };
}
