/** Finds the JSON values of a file and the lines on which they begin: one a line, one array of them, or a single object. */

export type JsonElement =
  | { readonly ok: true; readonly line: number; readonly value: unknown }
  | { readonly ok: false; readonly line: number; readonly message: string };

export function* jsonElements(text: string): Generator<JsonElement, void, undefined> {
  const start = text.search(/\S/);
  if (start < 0) return;
  if (text[start] === '[') yield* arrayElements(text);
  else if (isOneObject(text, start)) yield parsed(text, lineAt(text, start));
  else yield* lineElements(text);
}

/** Pretty-printed JSON: its first line alone is not a value, the whole is. */
function isOneObject(text: string, start: number): boolean {
  const end = text.indexOf('\n', start);
  if (text[start] !== '{' || end < 0) return false;
  return !parsed(text.slice(start, end), 0).ok && parsed(text, 0).ok;
}

function* lineElements(text: string): Generator<JsonElement, void, undefined> {
  let line = 0;
  for (const content of text.split('\n')) {
    line += 1;
    if (content.trim() !== '') yield parsed(content, line);
  }
}

function* arrayElements(text: string): Generator<JsonElement, void, undefined> {
  const whole = parsed(text, 1);
  if (!whole.ok || !Array.isArray(whole.value)) {
    yield whole;
    return;
  }
  const values: readonly unknown[] = whole.value;
  const lines = elementLines(text);
  for (const [index, value] of values.entries()) yield { ok: true, line: lines[index] ?? 1, value };
}

/** The line of each element of an array that is known to be valid JSON: where a value begins at depth one. */
function elementLines(text: string): readonly number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let isBetween = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '\n') line += 1;
    if (/\s/.test(character)) continue;
    if (depth === 1 && character === ',') {
      isBetween = true;
      continue;
    }
    if (isBetween && depth === 1 && character !== ']') {
      lines.push(line);
      isBetween = false;
    }
    if (character === '"') at = endOfString(text, at);
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth === 1 && lines.length === 0 && character === '[') isBetween = true;
  }
  return lines;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function parsed(text: string, line: number): JsonElement {
  try {
    return { ok: true, line, value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, line, message: `not JSON: ${error.message.slice(0, 200)}` };
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
