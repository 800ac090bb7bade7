/** A text cut into runs that are marked and runs that are not, and its places as a person counts them. */

export interface TextMark {
  readonly start: number;
  readonly end: number;
}

export interface TextRun {
  readonly text: string;
  /** The number of the mark, from 0. */
  readonly mark: number | undefined;
}

/**
 * Marks outside the text are cut, of overlapping ones the later begins where the earlier ends. Where there is nothing to underline (at the
 * end of the text or of a line) a blank stands for it: joining the runs gives the text with such blanks in it.
 */
export function textRuns(text: string, marks: readonly TextMark[]): readonly TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  const ordered = marks.map((mark, place) => ({ ...mark, place })).sort((left, right) => left.start - right.start);
  for (const { start, end, place } of ordered) {
    // Several mistakes at one place are underlined once.
    if (runs.length > 0 && end <= at) continue;
    const from = Math.min(Math.max(start, at), text.length);
    const to = Math.min(Math.max(end, from + 1), text.length);
    if (from > at) runs.push({ text: text.slice(at, from), mark: undefined });
    const marked = text.slice(from, to);
    // A line break has no width: the blank does.
    runs.push({ text: marked.trim() === '' ? '\u00a0' : marked, mark: place });
    at = marked.trim() === '' && marked.includes('\n') ? from : to;
  }
  if (at < text.length) runs.push({ text: text.slice(at), mark: undefined });
  return runs;
}

/** From 1, as editors count. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before[before.length - 1]?.length ?? 0) + 1 };
}

/** The range of a line (from 1) without the blanks around it. */
export function lineRange(text: string, line: number): TextMark {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  const content = lines[line - 1] ?? '';
  const indent = content.length - content.trimStart().length;
  return { start: start + indent, end: start + content.trimEnd().length };
}
