/**
 * Finds what quotes have suffered in a directive that cannot be read, and repairs it: a repair counts only if the whole directive can be read
 * after it.
 */
import { readDirective } from '../../guides/directive';
import type { LintCode } from '../codes';
import { applyEdits, type TextEdit } from '../finding';
import { plainEdits } from './lookalikes';

export interface Repair {
  readonly code: LintCode;
  readonly what: string;
  /** In the directive's text. */
  readonly edits: readonly TextEdit[];
}

/** `text` is the directive as written, for one that is not closed up to the end of its line. */
export function repairDirective(text: string): Repair | undefined {
  const end = text.lastIndexOf('}') + 1;
  if (end === 0) return undefined;
  const written = text.slice(0, end);
  return repairs(written).find(({ edits }) => edits.length > 0 && isReadable(applyEdits(written, edits)));
}

function isReadable(text: string): boolean {
  const { kind, problem } = readDirective(text, 1);
  return (kind === 'osquery' || kind === 'investigate') && (problem === undefined || problem.code === 'directive_line_break');
}

const curly = /[“”„‟″＂«»]/g;

function repairs(text: string): readonly Repair[] {
  const curlyEdits = replacing(text, curly, '"');
  const structural = curlyEdits.filter((edit) => isStructural(text, edit.start, edit.end));
  const singles = replacing(text, /['‘’`]/g, '"').filter((edit) => isStructural(text, edit.start, edit.end));
  const straight = { code: 'quote_curly', what: 'straight quotes for typographic ones' } as const;
  return [
    { ...straight, edits: structural },
    { ...straight, edits: curlyEdits },
    { ...straight, edits: curlyEdits.map((edit) => (structural.includes(edit) ? edit : { ...edit, text: '\\"' })) },
    { code: 'quote_doubled', what: 'one quote for two', edits: doubled(text) },
    { code: 'quote_escaped', what: 'quotes without backslashes', edits: unescaped(text) },
    { code: 'quote_escaped', what: 'quotes for their HTML names', edits: replacing(text, /&quot;|&#34;|&#x22;/gi, '"') },
    {
      code: 'directive_not_opened',
      what: 'nothing between the name and the JSON',
      edits: replacing(text, /(?<=^!\{[a-z]{1,20})\s+(?=\{)/gi, ''),
    },
    { code: 'lookalike_character', what: 'plain signs for those that look like them', edits: betweenTexts(text) },
    { code: 'quote_single', what: 'double quotes for single ones', edits: singles },
    { code: 'quote_unescaped', what: 'a backslash before quotes inside a text', edits: escaping(text) },
    { code: 'directive_unclosed', what: 'the second closing brace', edits: [{ start: text.length, end: text.length, text: '}' }] },
    { code: 'directive_not_json', what: 'no comma before a closing brace or bracket', edits: replacing(text, /,(?=\s*[}\]])/g, '') },
  ];
}

function replacing(text: string, pattern: RegExp, replacement: string): readonly TextEdit[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length, text: replacement }));
}

/** Outside of the JSON's texts. */
function betweenTexts(text: string): readonly TextEdit[] {
  const texts = [...text.matchAll(/"(?:[^"\\\n]|\\.)*"/g)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
  return plainEdits(text).filter(({ start }) => !texts.some((each) => each.start <= start && start < each.end));
}

/** A quote that opens or closes a text of the JSON has a mark of JSON beside it. */
function isStructural(text: string, start: number, end: number): boolean {
  return /[{[,:]\s*$/.test(text.slice(Math.max(0, start - 40), start)) || /^\s*[}\],:]/.test(text.slice(end, end + 40));
}

/** `""label""`, as a spreadsheet writes it; an empty text stays. */
function doubled(text: string): readonly TextEdit[] {
  return replacing(text, /""(?!\s*[,}\]](?!\s*""))|""(?=\s*[,}\]])/g, '"').filter(({ start, end }) => {
    const isEmpty = /[:[,]\s*$/.test(text.slice(0, start)) && /^\s*[,}\]]/.test(text.slice(end));
    return !isEmpty;
  });
}

/** `{\"label\":\"x\"}`: one level of escapes too many. */
function unescaped(text: string): readonly TextEdit[] {
  if (!/^!\{[a-z]+\{\s*\\+"/i.test(text)) return [];
  return [...text.matchAll(/\\(["\\])/g)].map(({ index, 1: sign = '' }) => ({ start: index, end: index + 2, text: sign }));
}

function escaping(text: string): readonly TextEdit[] {
  return [...text.matchAll(/(?<!\\)"/g)]
    .filter(({ index }) => !isStructural(text, index, index + 1))
    .map(({ index }) => ({ start: index, end: index, text: '\\' }));
}
