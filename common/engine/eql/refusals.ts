/**
 * What EQL in Elasticsearch refuses, with the words that help: each says what stands there and what to write instead.
 * The codes are stable; the grammar and the rules after it name them.
 */
import type { Diagnostic, Span } from '../diagnostics';

const messages = {
  // Strings, names and comments
  single_quoted_string: () =>
    `Strings stand in double quotes, not in single quotes: write "text", or """text""" where backslashes and quotes are to be plain.`,
  old_raw_string: () => `?"text" and ?'text' are the raw strings of the older Endgame language: write """text""".`,
  unterminated_string: () => `This string does not end on its line: close it with a double quote ("); a line break inside is written \\n.`,
  unterminated_raw_string: () => `This raw string does not end on its line: close it with three double quotes (""").`,
  bad_escape: (what: string) =>
    `${quoted(what)} is not an escape: write \\\\ for a backslash, or use a raw string """...""". Escapes are \\\\ \\" \\' \\n \\r \\t \\b \\f \\uXXXX \\u{X...}.`,
  bad_unicode_escape: (what: string) =>
    `${quoted(what)} is not complete: write \\u and four hexadecimal digits, or \\u{...} with two to eight.`,
  unicode_escape_length: (what: string) => `\\u{${what}} needs two to eight hexadecimal digits between the braces.`,
  unicode_escape_out_of_range: (what: string) =>
    `\\u{${what}} is no character: code points go from 1 to 10FFFF, without the surrogates D800 to DFFF.`,
  empty_name: () => 'These backticks hold no name: write a field name between them; a backtick inside a name is doubled.',
  unterminated_name: () => 'This name in backticks does not end: close it with a backtick; a backtick inside a name is doubled.',
  unterminated_comment: () => 'This comment does not end: close it with */.',
  reserved_word: (what: string) =>
    `${quoted(what)} is a word of the language, and a value was expected here: where it is a field name, write \`${what}\` in backticks.`,
  number_too_large: (what: string) => `The number ${shortened(what)} is too large: the largest is about 1.79e308.`,

  // The head of a query
  empty_query: () =>
    'There is no query: write an event category, where, and a condition, such as: process where process.name == "cmd.exe".',
  empty_expression: () => 'There is no expression: write a value or a condition, such as: length("text") == 4.',
  reserved_category: (what: string) =>
    `${quoted(what)} is a word of the language: as an event category write it in double quotes, "${what}" where ...`,
  category_is_number: (what: string) => `An event category cannot be a bare number: write it in double quotes, "${what}" where ...`,
  category_is_optional: () =>
    'An event category cannot be optional: leave out the question mark, or write any where ... for events of every category.',
  category_in_backticks: (what: string) =>
    `An event category is not quoted with backticks: write "${what.replaceAll('`', '')}" in double quotes.`,

  // Conditions
  single_equals: () => '= does not compare: write == for equality, or : to ignore case and allow * and ?.',
  not_equals_spelling: () => '<> is not an operator: write != for "is not equal".',
  not_like_spelling: () => '!: is not an operator: write not in front, such as: not process.name : "cmd*".',
  chained_comparison: () => 'Comparisons cannot be chained: join two of them with and, such as: a < b and b < c, or use parentheses.',
  empty_list: () => 'This list is empty: write at least one value between the parentheses.',
  list_without_parentheses: () => 'in needs a list in parentheses: write in ("a", "b"); for a single value == or : will do.',
  list_without_operator: () => 'A list of values stands after in, :, like or regex only: write field in ("a", "b") or field : ("a*", "b").',
  pattern_needs_literals: () =>
    'Right of :, like and regex stands a string or a list of strings, such as: "cmd*" or ("a*", "b"); a field or function there is compared with ==, and functions are written length(field).',
  relationship_not_supported: () =>
    'Process relationships (child of, descendant of, event of) are not supported by Elasticsearch: write a sequence that joins both events by process.entity_id and process.parent.entity_id.',
  array_index_not_supported: () =>
    'Array positions are not supported by Elasticsearch: leave out the index; a condition holds when any of the values satisfies it.',
  method_call_not_supported: () =>
    'Functions are not called as methods: write the value as the first argument, such as: length(process.name).',

  // Sequences and samples
  join_not_supported: () =>
    'join is not supported by Elasticsearch: write sample by ... for events in any order, or sequence by ... for events in order.',
  fork_not_supported: () => 'fork is not supported by Elasticsearch: leave it out; a first event that repeats replaces the earlier one.',
  by_after_maxspan: () => 'by stands before with: write sequence by key with maxspan=1m [...] [...].',
  by_after_runs: () => 'by stands before with: write [...] by key with runs=2.',
  maxspan_without_unit: (what: string) => `This maxspan has no unit: write one of ms, s, m, h, d after the number, such as ${what}s.`,
  maxspan_unknown_unit: (what: string) => `${quoted(what)} is not a unit of time here: write one of ms, s, m, h, d.`,
  maxspan_decimal: (what: string) => `A maxspan is a whole number, ${what} is not: use the next smaller unit, such as 1500ms for 1.5s.`,
  maxspan_not_positive: () => 'A maxspan has to be greater than zero.',
  maxspan_too_large: () => 'This maxspan is too large: the longest is 100000 days.',
  runs_not_whole: (what: string) => `runs is a whole number from 1 to 100, ${quoted(what)} is not.`,
  runs_out_of_range: (what: string) => `runs goes from 1 to 100, ${shortened(what)} does not lie there.`,
  until_with_runs: () => 'The stage after until stands once: leave out with runs.',
  until_is_missing_event: () => 'until names an event that happens: write until [...] without the exclamation mark.',
  missing_event_outside_sequence: () =>
    'Missing events (![...]) exist in sequences only: leave out the exclamation mark, or write a sequence with maxspan.',
  sample_with: () => 'A sample takes neither maxspan nor runs: leave out with ..., or write a sequence.',
  sample_until: () => 'A sample takes no until, its events have no order: leave it out, or write a sequence.',
  too_few_stages: (what: string) => `A ${what} needs at least two events: add a second [category where condition].`,
  sample_without_keys: () => 'A sample needs at least one field to join by: write sample by host.id [...] [...].',
  join_key_count: (what: string) => `Every stage joins by the same number of fields: ${what}.`,
  missing_event_without_maxspan: () => 'A sequence with a missing event (![...]) needs a maxspan: write sequence with maxspan=1m ...',
  only_missing_events: () => 'A sequence needs at least one event that happens: write one [...] without the exclamation mark.',

  // Pipes
  unsupported_pipe: (what: string) =>
    `The pipe ${quoted(what)} is not supported by Elasticsearch: there are head and tail, such as | head 10.`,
  pipe_without_count: () => 'A pipe needs to know how many results: write a number, such as | head 10.',
  pipe_with_several_counts: () => 'A pipe takes one number: write | head 10.',
  pipe_count_not_whole: () => 'A pipe takes a constant whole number that is not negative, such as | head 10.',
  pipe_count_too_large: () => 'This count is too large: the largest is 2147483647.',

  // Limits
  too_long: (what: string) => `This text is longer than ${what} characters: split it into several rules.`,
  too_deep: () => 'This nests too deeply: take parentheses and repeated not or signs away, or list values with in (...).',
} as const;

export type RefusalCode = keyof typeof messages;

/** The diagnostic of the parse stage for a code; `what` is the text or number that the message talks about. */
export function refusal(code: RefusalCode, span: Span, what: string): Diagnostic {
  return { stage: 'parse', code, span, message: messages[code](what) };
}

function quoted(text: string): string {
  return `"${shortened(text)}"`;
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
