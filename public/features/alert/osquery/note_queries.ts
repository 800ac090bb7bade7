/**
 * The queries of a guide that Kibana's server finds in it, when it decides whether somebody who may run saved queries only may run this one.
 *
 * It reads the alert's note as Markdown and looks at whole blocks of the first level: a query in a list, in a quote, or in the middle of
 * a paragraph is none for it, however well its own page shows it. And one that is no JSON makes it refuse them all. Here fewer may be
 * found than there (then the analyst is told that the query is not saved), never more.
 */
export interface NoteQuery {
  readonly query: string;
  /** As it stands there: Kibana 8.12 wants the very same in the request, and tells none from an empty one. */
  readonly ecsMapping: Readonly<Record<string, unknown>> | undefined;
}

const OPENING = '!{osquery{';
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

export function noteQueries(note: string): readonly NoteQuery[] {
  const text = note.replace(/\r\n?/g, '\n');
  const found: NoteQuery[] = [];
  let fence: string | undefined;
  let beginsBlock = true;
  for (let at = 0; at < text.length;) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined && beginsBlock && line.startsWith(OPENING)) {
      const read = readQuery(text, at);
      if (read === 'broken') return [];
      if (read.query !== undefined) found.push(read.query);
      const rest = endOfLine(text, read.end);
      // What follows on the same line begins a paragraph, and goes on until a line is empty.
      beginsBlock = text.slice(read.end, rest).trim() === '';
      at = rest + 1;
      continue;
    }
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
    beginsBlock = fence === undefined && (line.trim() === '' || /^#{1,6}\s/.test(line));
    at = end + 1;
  }
  return found;
}

const endOfLine = (text: string, from: number): number => {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
};

/** Braces are counted wherever they stand, also in strings, as Kibana counts them. */
function readQuery(text: string, at: number): { readonly query: NoteQuery | undefined; readonly end: number } | 'broken' {
  const start = at + OPENING.length - 1;
  let open = 0;
  let end = start;
  for (; end < text.length; end += 1) {
    if (text[end] === '{') open += 1;
    if (text[end] === '}') open -= 1;
    if (open < 0) break;
  }
  const content = parsed(text.slice(start, end));
  return content === undefined ? 'broken' : { query: queryIn(content), end: end + 1 };
}

function parsed(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    // What is wrong with it is said at its step.
    return undefined;
  }
}

function queryIn(content: object): NoteQuery | undefined {
  const query: unknown = 'query' in content ? content.query : undefined;
  const mapping: unknown = 'ecs_mapping' in content ? content.ecs_mapping : undefined;
  if (typeof query !== 'string') return undefined;
  if (mapping === undefined) return { query, ecsMapping: undefined };
  return typeof mapping === 'object' && mapping !== null && !Array.isArray(mapping) ? { query, ecsMapping: { ...mapping } } : undefined;
}
