/** Text for a terminal: what comes from events and rules must not steer it. */

/** Line breaks and tabs stay; other control characters, and marks that turn the direction of text, are shown as one sign. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** JSON that says the same and steers nothing: what JSON leaves as it is, is escaped as JSON allows. */
export function printableJson(value: unknown): string {
  return escaped(JSON.stringify(value) ?? 'null');
}

/** The same, in lines to read. */
export function indentedJson(value: unknown): string {
  return escaped(JSON.stringify(value, null, 2) ?? 'null');
}

function escaped(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}

/** On one line, and not longer than `longest` code units. */
export function onOneLine(text: string, longest: number): string {
  const line = printable(text.replace(/\s+/g, ' ').trim());
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
