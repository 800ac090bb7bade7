/** A TOML text as data, with the line of a key for messages: parsing errors become problems that name file and line. */
import { parse, TomlError } from 'smol-toml';
import type { ReadProblem } from './read_result';

/** One rule with its guide is some 20,000 characters; a file far beyond that is no rule. */
const LARGEST_FILE = 2_000_000;

export type TomlDocument =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>>; lineOf(path: string): number | undefined }
  | { readonly ok: false; readonly problem: ReadProblem };

export function readToml(text: string, source: string): TomlDocument {
  if (text.length > LARGEST_FILE) {
    return { ok: false, problem: { source, message: `the file has ${text.length} characters; a rule file has at most ${LARGEST_FILE}` } };
  }
  const clean = text.replace(/^\ufeff/, '');
  try {
    return { ok: true, value: parse(clean), lineOf: (path) => lineOfKey(clean, path) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return { ok: false, problem: { source: `${source}:${error.line}`, message: tomlMessage(error) } };
  }
}

/** The library's first line says what is wrong; the picture of the text below it does not fit a list of problems. */
function tomlMessage(error: TomlError): string {
  const [first = ''] = error.message.split('\n');
  return `not TOML: ${first.replace(/^Invalid TOML document: /, '')} (column ${error.column})`;
}

/**
 * The line on which the first key of a dotted path stands, searched outside of multi-line strings, because a guide may well
 * contain `name = ` in an example. Undefined for a key that is not there.
 */
function lineOfKey(text: string, path: string): number | undefined {
  const [table = '', key] = path.split(/[.[]/, 2);
  let openQuote: string | undefined;
  let current = '';
  for (const [index, line] of text.split('\n').entries()) {
    if (openQuote === undefined) {
      const header = /^\s*\[+\s*([\w.-]+)\s*\]+/.exec(line)?.[1];
      if (header !== undefined) current = header;
      if (key === undefined ? isKeyLine(line, table) : current === table && isKeyLine(line, key)) return index + 1;
      if (header !== undefined && header === (key === undefined ? table : `${table}.${key}`)) return index + 1;
    }
    openQuote = quoteAfter(line, openQuote);
  }
  return undefined;
}

function isKeyLine(line: string, key: string): boolean {
  return new RegExp(`^\\s*"?${key.replace(/[^\w-]/g, '')}"?\\s*=`).test(line);
}

/** The kind of multi-line string that is still open at the end of the line. */
function quoteAfter(line: string, openQuote: string | undefined): string | undefined {
  let open = openQuote;
  for (const [quote] of line.matchAll(/"""|'''/g)) {
    if (open === undefined) open = quote;
    else if (open === quote) open = undefined;
  }
  return open;
}
