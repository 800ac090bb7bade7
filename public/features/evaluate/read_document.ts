/** The document that somebody pasted: one JSON object, or what is wrong with the text. */
export type ReadDocument =
  | { readonly kind: 'empty' }
  | { readonly kind: 'document'; readonly document: Readonly<Record<string, unknown>> }
  | { readonly kind: 'too_long' }
  | { readonly kind: 'not_an_object' }
  | { readonly kind: 'not_json'; readonly message: string };

/** The server takes a request of a mebibyte, and a character of text can be three bytes. */
export const MOST_CHARACTERS = 300_000;

export function readDocument(text: string): ReadDocument {
  if (text.trim() === '') return { kind: 'empty' };
  if (text.length > MOST_CHARACTERS) return { kind: 'too_long' };
  const parsed = parse(text);
  if (!parsed.ok) return { kind: 'not_json', message: parsed.message };
  return isObject(parsed.value) ? { kind: 'document', document: parsed.value } : { kind: 'not_an_object' };
}

function parse(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, message: error.message };
    throw error;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
