/**
 * A command of a guide with the alert's values in place of its placeholders, to be copied and typed by hand on the host. What is copied must
 * be one argument for each value and nothing else, so every place where a shell, or a program that is given a program, would read more into
 * it is refused.
 */
import { refusalOfValue, shellQuote, type ShellPlace } from './shell_quote';
import { BARE_PLACEHOLDERS, valueOfPlaceholder, type PlaceholderValue } from './placeholder_fields';

export interface FilledCommand {
  /** `plain`: nothing to fill in. Only `filled` has `text`. */
  readonly status: 'plain' | 'filled' | 'missing' | 'not_a_value' | 'unsafe';
  readonly original: string;
  readonly text: string | undefined;
  readonly values: readonly { readonly placeholder: string; readonly field: string; readonly value: string }[];
  readonly problem: CommandProblem | undefined;
}

export interface CommandProblem {
  /**
   * missing: `value_missing`; not_a_value: `several_values`, `field_is_object`; unsafe: `control_character`, `invisible`, `broken_text`,
   * `too_long`, `looks_like_option`, `read_as_code`, `other_shell`
   */
  readonly code: string;
  readonly placeholder: string;
  readonly field: string;
}

interface Placeholder extends PlaceholderValue {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function fillCommand(command: string, valuesOf: (field: string) => unknown): FilledCommand {
  const placeholders = findPlaceholders(command, valuesOf);
  const plain: FilledCommand = { status: 'plain', original: command, text: undefined, values: [], problem: undefined };
  if (placeholders.length === 0) return plain;
  const refused = (status: FilledCommand['status'], code: string, { text, field }: Placeholder): FilledCommand => {
    return { ...plain, status, problem: { code, placeholder: text, field } };
  };
  const values: { readonly placeholder: string; readonly field: string; readonly value: string }[] = [];
  let filled = '';
  let end = 0;
  for (const placeholder of placeholders) {
    const place = placeOf(command, placeholder);
    if (typeof place === 'object') return refused('unsafe', place.code, placeholder);
    const read = oneValue(placeholder.value);
    if (!read.ok) return refused(read.code === 'value_missing' ? 'missing' : 'not_a_value', read.code, placeholder);
    const refusal = refusalOfValue(read.value) ?? (beginsOption(command, placeholder, read.value) ? 'looks_like_option' : undefined);
    if (refusal !== undefined) return refused('unsafe', refusal, placeholder);
    filled += command.slice(end, placeholder.start) + shellQuote(read.value, place);
    end = placeholder.end;
    values.push({ placeholder: placeholder.text, field: placeholder.field, value: read.value });
  }
  return { ...plain, status: 'filled', text: filled + command.slice(end), values };
}

function findPlaceholders(command: string, valuesOf: (field: string) => unknown): readonly Placeholder[] {
  const pattern = /\{\{([^{}]+)\}\}|<([\p{L}][\p{L}\p{N} _-]{0,40})>|(?<![\w./-])[a-z]+_[a-z]+(?![\w./-])/gu;
  return [...command.matchAll(pattern)].flatMap((found): Placeholder[] => {
    const [text, field, name] = found;
    const place = { text, start: found.index, end: found.index + text.length };
    if (field !== undefined) return [{ ...place, field: field.trim(), value: valuesOf(field.trim()) }];
    if (name === undefined && !BARE_PLACEHOLDERS.has(text)) return [];
    const known = valueOfPlaceholder(name ?? text, valuesOf);
    return known === undefined ? [] : [{ ...place, ...known }];
  });
}

type OneValue = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly code: string };

function oneValue(raw: unknown): OneValue {
  const present = (Array.isArray(raw) ? raw.flat(8) : [raw]).filter((item: unknown) => item !== undefined && item !== null && item !== '');
  const distinct = [...new Set(present)];
  const [value] = distinct;
  if (value === undefined) return { ok: false, code: 'value_missing' };
  if (distinct.length > 1) return { ok: false, code: 'several_values' };
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return { ok: false, code: 'field_is_object' };
  return { ok: true, value: String(value) };
}

/** Programs that take a program, or hand their words to another shell. */
const RUNNERS =
  /(?<![\w./-])(?:(?:\/[\w.-]+)*\/)?(?:ba|da|z|k|c|tc|fi)?sh(?=\s)|(?<![\w./-])(?:(?:\/[\w.-]+)*\/)?(?:eval|exec|source|trap|awk|gawk|mawk|sed|perl|python[\d.]*|ruby|node|php|lua|ssh|su|xargs|parallel|watch|env|nsenter|expect|gdb|sqlite3|psql|mysql)(?=\s)|-exec(?:dir)?\s|<<|`|\$\(/;
const OTHER_SHELLS =
  /^\s*(?:[A-Z][a-z]+-[A-Z]\w+|wmic|reg|sc|net|netsh|schtasks|tasklist|wevtutil|cmd|powershell|pwsh|dir|type|bitsadmin|certutil)(?:\.exe)?\s/;

function placeOf(command: string, { start, end }: Placeholder): ShellPlace | { readonly code: string } {
  if (OTHER_SHELLS.test(command)) return { code: 'other_shell' };
  if (RUNNERS.test(`${command} `)) return { code: 'read_as_code' };
  const place = quotesAt(command, start);
  if (place === 'comment' || command[start - 1] === '\\' || command[start - 1] === '$') return { code: 'read_as_code' };
  // `*` and `?` beside a value are the author's; a text in quotes that holds more than the value may be a pattern or a program.
  if (place !== 'bare' && !(isQuote(command[start - 1]) && isQuote(command[end]))) return { code: 'read_as_code' };
  return place;
}

const isQuote = (character: string | undefined): boolean => character === "'" || character === '"';

function quotesAt(command: string, place: number): ShellPlace | 'comment' {
  let quote: "'" | '"' | undefined;
  for (let at = 0; at < place; at += 1) {
    const character = command[at];
    if (quote === undefined && character === '#' && /^$|\s/.test(command[at - 1] ?? '')) return 'comment';
    if (character === '\\' && quote !== "'") at += 1;
    else if (quote === undefined && (character === "'" || character === '"')) quote = character;
    else if (character === quote) quote = undefined;
  }
  return quote === undefined ? 'bare' : quote === "'" ? 'single_quotes' : 'double_quotes';
}

/** A value that begins a word with `-` would be an option of the program, quoted or not. */
function beginsOption(command: string, { start }: Placeholder, value: string): boolean {
  const before = command.slice(0, start).replace(/['"]$/, '');
  return value.startsWith('-') && /(?:^|\s)$/.test(before);
}
