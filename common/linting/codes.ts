/**
 * The codes of the linter: they never change their meaning, and docs/lint.md has a paragraph for each. What the codes of Osquery queries
 * mean is decided in `common/osquery`; the linter passes them on under their names.
 */
import type { FindingCode } from '../osquery';

export type LintSeverity = 'error' | 'warning' | 'note';

export type LintGroup = 'reading' | 'query' | 'directive' | 'quote' | 'sql' | 'placeholder' | 'link' | 'heading' | 'section' | 'related';

export interface LintCodeFacts {
  readonly severity: LintSeverity;
  readonly group: LintGroup;
  /** What such a finding says, in a few words. */
  readonly title: string;
}

const facts = (severity: LintSeverity, group: LintGroup, title: string): LintCodeFacts => ({ severity, group, title });

const ownCodes = {
  rule_unreadable: facts('error', 'reading', 'The rule or the file cannot be read.'),
  query_invalid: facts('error', 'query', "The rule's query is refused."),

  directive_not_json: facts('error', 'directive', 'The text between the braces of a directive is not JSON.'),
  directive_unclosed: facts('error', 'directive', 'A directive is not closed.'),
  directive_without_query: facts('error', 'directive', 'An Osquery directive has no query.'),
  directive_without_providers: facts('error', 'directive', 'An investigate directive has no conditions.'),
  directive_wrong_provider: facts('error', 'directive', 'A condition of an investigate directive cannot be read.'),
  directive_wrong_time: facts('error', 'directive', 'A time of an investigate directive is no date math.'),
  directive_wrong_shape: facts('error', 'directive', 'A part of a directive has another shape than Kibana reads.'),
  directive_line_break: facts('error', 'directive', 'A text in a directive holds a line break or a tab as itself.'),
  directive_unknown: facts('warning', 'directive', 'There is no directive of that name.'),
  directive_not_opened: facts('error', 'directive', 'A directive begins with other signs than it should.'),
  directive_key_unknown: facts('warning', 'directive', 'Kibana does not read a part of a directive.'),
  mapping_column_unknown: facts('warning', 'directive', 'A mapping names a column that the query does not answer.'),
  directive_time_range: facts('warning', 'directive', 'The times of a directive limit nothing.'),
  directive_twice: facts('note', 'directive', 'The same directive stands twice.'),
  directive_in_code: facts('warning', 'directive', 'A directive stands where it is not run.'),
  transform_missing: facts('error', 'directive', 'A placeholder of the guide has no transform table.'),
  transform_unused: facts('warning', 'directive', 'A transform table is named nowhere in the guide.'),
  guide_too_deep: facts('error', 'directive', 'The guide nests too deeply to be taken apart.'),
  guide_too_long: facts('error', 'directive', 'The guide is too long to be taken apart.'),

  quote_curly: facts('error', 'quote', 'Typographic quotes stand where straight ones belong.'),
  quote_doubled: facts('error', 'quote', 'Quotes were doubled.'),
  quote_unescaped: facts('error', 'quote', 'A quote inside a text lacks its backslash.'),
  quote_escaped: facts('error', 'quote', 'Quotes were escaped once too often.'),
  quote_single: facts('error', 'quote', 'JSON stands in single quotes.'),
  quote_asterisk: facts('error', 'quote', 'Quotes were turned into asterisks.'),

  lookalike_character: facts('error', 'quote', 'A sign only looks like the one that belongs there.'),
  html_name: facts('error', 'quote', 'A sign stands as its HTML name.'),

  sql_syntax: facts('error', 'sql', 'SQLite cannot parse the query.'),
  sql_several_statements: facts('error', 'sql', 'A query is more than one statement.'),
  sql_not_a_select: facts('error', 'sql', 'A query does something else than reading.'),
  sql_not_checked: facts('note', 'sql', 'Tables and columns of a query were not checked.'),

  pattern_wildcard: facts('warning', 'sql', 'A wildcard stands where it is a letter.'),

  placeholder_bare: facts('warning', 'placeholder', 'A placeholder for a text stands without quotes.'),
  placeholder_position: facts('error', 'placeholder', 'A placeholder stands where no value may stand.'),
  placeholder_braces: facts('error', 'placeholder', 'A placeholder has a brace too few.'),
  placeholder_name: facts('error', 'placeholder', 'A placeholder does not name a field.'),
  placeholder_field_unknown: facts('warning', 'placeholder', 'Neither the query nor ECS knows the field of a placeholder.'),

  link_empty: facts('warning', 'link', 'A link leads nowhere.'),
  link_address: facts('warning', 'link', 'An address cannot be opened.'),
  link_syntax: facts('warning', 'link', 'A link is shown as text, because its brackets do not fit.'),
  reference_address: facts('warning', 'link', 'A reference of the rule is no address.'),

  heading_empty: facts('warning', 'heading', 'A heading has no words.'),
  heading_no_space: facts('warning', 'heading', 'A heading lacks the blank after its number signs.'),
  heading_level_jump: facts('note', 'heading', 'A heading skips a level.'),
  heading_guessed: facts('note', 'heading', 'A heading is understood by guess only.'),
  heading_unmarked: facts('note', 'heading', 'A heading is not marked as one.'),

  text_as_code: facts('warning', 'heading', 'A list or a heading is indented as code.'),
  code_unclosed: facts('warning', 'heading', 'A block of code is not closed.'),
  list_unmarked: facts('warning', 'heading', 'Lines that look like a list are none.'),

  guide_missing: facts('warning', 'section', 'The rule has no guide.'),
  guide_repeats_query: facts('note', 'section', 'The guide repeats the query.'),
  guide_repeats_description: facts('note', 'section', 'The guide says no more than the description.'),
  section_steps_missing: facts('warning', 'section', 'The guide has no investigation steps.'),
  section_steps_unmarked: facts('note', 'section', 'The steps of the guide have no heading of their own.'),
  section_false_positives_missing: facts('note', 'section', 'Nothing is said of false positives.'),
  section_response_missing: facts('note', 'section', 'Nothing is said of the response.'),
  section_empty: facts('warning', 'section', 'A section has a heading and nothing else.'),

  related_rule_unknown: facts('warning', 'related', 'A related rule is not among the known ones.'),
  related_rule_self: facts('warning', 'related', 'A rule names itself as related.'),
  related_rule_without_id: facts('note', 'related', 'A related rule has no id that can be read.'),
} as const;

const queryCodes: Readonly<Record<Exclude<FindingCode, 'not_checked'>, LintCodeFacts>> = {
  unknown_table: facts('error', 'sql', 'osquery has no such table.'),
  table_elsewhere: facts('error', 'sql', "The table does not exist on the rule's operating system."),
  unknown_column: facts('error', 'sql', 'The tables have no such column.'),
  unknown_alias: facts('error', 'sql', 'The query reads nothing of that name.'),
  ambiguous_column: facts('error', 'sql', 'A column could be of several tables.'),
  unknown_function: facts('error', 'sql', 'osquery has no such function.'),
  function_arguments: facts('error', 'sql', 'A function has too few or too many arguments.'),
  column_elsewhere: facts('warning', 'sql', "The column is empty on the rule's operating system."),
  required_missing: facts('error', 'sql', 'A required constraint is missing.'),
  required_unusable: facts('warning', 'sql', 'A required constraint is written so that osquery cannot use it.'),
  null_comparison: facts('warning', 'sql', 'A comparison with NULL is never true.'),
  double_quoted_text: facts('note', 'sql', 'A text stands in double quotes.'),
  whole_disk: facts('warning', 'sql', 'A pattern goes through the whole disk.'),
  relative_pattern: facts('warning', 'sql', 'A path pattern begins with a wildcard and finds nothing.'),
  cross_join: facts('note', 'sql', 'No condition ties a table to the others.'),
  no_limit: facts('note', 'sql', 'A long table is read without a condition.'),
  one_user: facts('warning', 'sql', 'Only one account is looked at.'),
  events_table: facts('note', 'sql', 'The table has rows only where events are recorded.'),
  contacts_address: facts('warning', 'sql', 'The host itself would contact the address.'),
  starts_carving: facts('warning', 'sql', 'The query collects files.'),
};

export type LintCode = keyof typeof ownCodes | keyof typeof queryCodes;

export const lintCodes: Readonly<Record<LintCode, LintCodeFacts>> = { ...ownCodes, ...queryCodes };

export function isLintCode(code: string): code is LintCode {
  return Object.hasOwn(lintCodes, code);
}

/** Errors first. */
export const severityRank: Readonly<Record<LintSeverity, number>> = { error: 0, warning: 1, note: 2 };
