/** What KQL refuses, with the words that help: each says what stands there and what to write instead. The codes are stable. */
import type { Diagnostic, Span } from '../diagnostics';

const messages = {
  unterminated_string: () => 'This text in quotes does not end: close it with a double quote ("); a quote inside is written \\".',
  bad_escape: (what: string) =>
    `"${what}" is not an escape: write \\\\ for a backslash, or put the value in double quotes. Escapes are \\\\ \\( \\) \\: \\< \\> \\" \\* \\{ \\} \\t \\r \\n \\uXXXX \\and \\or \\not.`,
  keyword_without_blank: (what: string) => `${what} needs a blank behind it: write "${what} (".`,
  misplaced_not: () => 'not cannot stand behind a value: write "and not", or put the value in double quotes.',
  keyword_without_operand: (what: string) => `Something is missing beside ${what}: it joins two conditions, or two values of a list.`,
  missing_value: () => 'A value is missing here: write field: value, field: "some text" or field: *.',
  unclosed: (what: string) => `This ${what} is not closed.`,
  unopened: (what: string) => `This ${what} closes nothing.`,
  too_long: (most: string) => `The query is longer than ${most} characters.`,
  too_deep: () => 'The query nests too deeply: take out parentheses.',
  unexpected_text: (what: string) => what,
  unexpected_end: (what: string) => what,
} as const;

export type KqlRefusalCode = keyof typeof messages;

export function kqlRefusal(code: KqlRefusalCode, span: Span, what = ''): Diagnostic {
  return { stage: 'parse', code, span, message: messages[code](what) };
}
