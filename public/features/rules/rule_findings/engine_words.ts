/** What the engine refuses in a rule's query, by its codes, for readers of another language than its messages. */
import { i18n } from '@kbn/i18n';

export const engineWords: ReadonlyMap<string, () => string> = new Map([
  [
    'single_quoted_string',
    () =>
      i18n.translate('investigationGuides.rule.fault.singleQuotedString', {
        defaultMessage: 'The text stands in single quotes; it belongs in double quotes.',
      }),
  ],
  [
    'old_raw_string',
    () =>
      i18n.translate('investigationGuides.rule.fault.oldRawString', {
        defaultMessage: 'This raw string is of the older Endgame language; three double quotes are written now.',
      }),
  ],
  [
    'unterminated_string',
    () => i18n.translate('investigationGuides.rule.fault.unterminatedString', { defaultMessage: 'A text in quotes is not closed.' }),
  ],
  [
    'unterminated_raw_string',
    () =>
      i18n.translate('investigationGuides.rule.fault.unterminatedRawString', {
        defaultMessage: 'A raw string is not closed; three double quotes end it.',
      }),
  ],
  [
    'bad_escape',
    () =>
      i18n.translate('investigationGuides.rule.fault.badEscape', {
        defaultMessage: 'This escape does not exist; a backslash that is meant as itself is doubled.',
      }),
  ],
  [
    'bad_unicode_escape',
    () => i18n.translate('investigationGuides.rule.fault.badUnicodeEscape', { defaultMessage: 'This Unicode escape is not complete.' }),
  ],
  [
    'unicode_escape_length',
    () =>
      i18n.translate('investigationGuides.rule.fault.unicodeEscapeLength', {
        defaultMessage: 'A Unicode escape in braces has two to eight hexadecimal digits.',
      }),
  ],
  [
    'unicode_escape_out_of_range',
    () =>
      i18n.translate('investigationGuides.rule.fault.unicodeEscapeOutOfRange', { defaultMessage: 'There is no character of this code.' }),
  ],
  ['empty_name', () => i18n.translate('investigationGuides.rule.fault.emptyName', { defaultMessage: 'The backticks hold no name.' })],
  [
    'unterminated_name',
    () => i18n.translate('investigationGuides.rule.fault.unterminatedName', { defaultMessage: 'A name in backticks is not closed.' }),
  ],
  [
    'unterminated_comment',
    () => i18n.translate('investigationGuides.rule.fault.unterminatedComment', { defaultMessage: 'A comment is not closed.' }),
  ],
  [
    'reserved_word',
    () =>
      i18n.translate('investigationGuides.rule.fault.reservedWord', {
        defaultMessage: 'This is a word of the language; as a field name it stands in backticks.',
      }),
  ],
  [
    'number_too_large',
    () => i18n.translate('investigationGuides.rule.fault.numberTooLarge', { defaultMessage: 'The number is too large.' }),
  ],
  ['empty_query', () => i18n.translate('investigationGuides.rule.fault.emptyQuery', { defaultMessage: 'There is no query.' })],
  [
    'empty_expression',
    () => i18n.translate('investigationGuides.rule.fault.emptyExpression', { defaultMessage: 'There is no expression.' }),
  ],
  [
    'reserved_category',
    () =>
      i18n.translate('investigationGuides.rule.fault.reservedCategory', {
        defaultMessage: 'This is a word of the language; as an event category it stands in double quotes.',
      }),
  ],
  [
    'category_is_number',
    () =>
      i18n.translate('investigationGuides.rule.fault.categoryIsNumber', {
        defaultMessage: 'An event category cannot be a bare number; it stands in double quotes.',
      }),
  ],
  [
    'category_is_optional',
    () =>
      i18n.translate('investigationGuides.rule.fault.categoryIsOptional', {
        defaultMessage: 'An event category cannot be optional; “any” stands for every category.',
      }),
  ],
  [
    'category_in_backticks',
    () =>
      i18n.translate('investigationGuides.rule.fault.categoryInBackticks', {
        defaultMessage: 'An event category stands in double quotes, not in backticks.',
      }),
  ],
  [
    'single_equals',
    () =>
      i18n.translate('investigationGuides.rule.fault.singleEquals', {
        defaultMessage: 'One equals sign does not compare: two of them do, or a colon, which ignores case.',
      }),
  ],
  [
    'not_equals_spelling',
    () =>
      i18n.translate('investigationGuides.rule.fault.notEqualsSpelling', {
        defaultMessage: '“Is not equal” is written with an exclamation mark and an equals sign.',
      }),
  ],
  [
    'not_like_spelling',
    () =>
      i18n.translate('investigationGuides.rule.fault.notLikeSpelling', {
        defaultMessage: 'A negated colon is written with “not” in front of the condition.',
      }),
  ],
  [
    'chained_comparison',
    () =>
      i18n.translate('investigationGuides.rule.fault.chainedComparison', {
        defaultMessage: 'Comparisons cannot be chained; two of them are joined by “and”.',
      }),
  ],
  ['empty_list', () => i18n.translate('investigationGuides.rule.fault.emptyList', { defaultMessage: 'The list is empty.' })],
  [
    'list_without_parentheses',
    () => i18n.translate('investigationGuides.rule.fault.listWithoutParentheses', { defaultMessage: 'A list stands in parentheses.' }),
  ],
  [
    'list_without_operator',
    () =>
      i18n.translate('investigationGuides.rule.fault.listWithoutOperator', {
        defaultMessage: 'A list of values stands only after in, a colon, like or regex.',
      }),
  ],
  [
    'pattern_needs_literals',
    () =>
      i18n.translate('investigationGuides.rule.fault.patternNeedsLiterals', {
        defaultMessage: 'To the right of a colon, like and regex there are only texts.',
      }),
  ],
  [
    'relationship_not_supported',
    () =>
      i18n.translate('investigationGuides.rule.fault.relationshipNotSupported', {
        defaultMessage: 'Process relationships are not supported by Elasticsearch; a sequence says the same.',
      }),
  ],
  [
    'array_index_not_supported',
    () =>
      i18n.translate('investigationGuides.rule.fault.arrayIndexNotSupported', {
        defaultMessage: 'Array positions are not supported by Elasticsearch.',
      }),
  ],
  [
    'method_call_not_supported',
    () =>
      i18n.translate('investigationGuides.rule.fault.methodCallNotSupported', {
        defaultMessage: 'Functions are not called as methods; the value is their first argument.',
      }),
  ],
  [
    'join_not_supported',
    () =>
      i18n.translate('investigationGuides.rule.fault.joinNotSupported', {
        defaultMessage: '“join” is not supported by Elasticsearch; “sample” or “sequence” is meant.',
      }),
  ],
  [
    'fork_not_supported',
    () =>
      i18n.translate('investigationGuides.rule.fault.forkNotSupported', { defaultMessage: '“fork” is not supported by Elasticsearch.' }),
  ],
  [
    'by_after_maxspan',
    () => i18n.translate('investigationGuides.rule.fault.byAfterMaxspan', { defaultMessage: '“by” stands before “with”.' }),
  ],
  ['by_after_runs', () => i18n.translate('investigationGuides.rule.fault.byAfterRuns', { defaultMessage: '“by” stands before “with”.' })],
  [
    'maxspan_without_unit',
    () =>
      i18n.translate('investigationGuides.rule.fault.maxspanWithoutUnit', { defaultMessage: 'The maxspan has no unit: ms, s, m, h or d.' }),
  ],
  [
    'maxspan_unknown_unit',
    () =>
      i18n.translate('investigationGuides.rule.fault.maxspanUnknownUnit', {
        defaultMessage: 'This is no unit of time: there are ms, s, m, h and d.',
      }),
  ],
  [
    'maxspan_decimal',
    () => i18n.translate('investigationGuides.rule.fault.maxspanDecimal', { defaultMessage: 'A maxspan is a whole number.' }),
  ],
  [
    'maxspan_not_positive',
    () => i18n.translate('investigationGuides.rule.fault.maxspanNotPositive', { defaultMessage: 'A maxspan has to be greater than zero.' }),
  ],
  [
    'maxspan_too_large',
    () => i18n.translate('investigationGuides.rule.fault.maxspanTooLarge', { defaultMessage: 'The maxspan is too large.' }),
  ],
  [
    'runs_not_whole',
    () => i18n.translate('investigationGuides.rule.fault.runsNotWhole', { defaultMessage: '“runs” is a whole number from 1 to 100.' }),
  ],
  [
    'runs_out_of_range',
    () => i18n.translate('investigationGuides.rule.fault.runsOutOfRange', { defaultMessage: '“runs” is a whole number from 1 to 100.' }),
  ],
  [
    'until_with_runs',
    () =>
      i18n.translate('investigationGuides.rule.fault.untilWithRuns', { defaultMessage: 'The stage after “until” takes no “with runs”.' }),
  ],
  [
    'until_is_missing_event',
    () =>
      i18n.translate('investigationGuides.rule.fault.untilIsMissingEvent', {
        defaultMessage: '“until” names an event that happens, without an exclamation mark.',
      }),
  ],
  [
    'missing_event_outside_sequence',
    () =>
      i18n.translate('investigationGuides.rule.fault.missingEventOutsideSequence', {
        defaultMessage: 'Missing events exist in sequences only.',
      }),
  ],
  [
    'sample_with',
    () => i18n.translate('investigationGuides.rule.fault.sampleWith', { defaultMessage: 'A sample takes neither maxspan nor runs.' }),
  ],
  ['sample_until', () => i18n.translate('investigationGuides.rule.fault.sampleUntil', { defaultMessage: 'A sample takes no “until”.' })],
  [
    'too_few_stages',
    () => i18n.translate('investigationGuides.rule.fault.tooFewStages', { defaultMessage: 'At least two events are needed.' }),
  ],
  [
    'sample_without_keys',
    () => i18n.translate('investigationGuides.rule.fault.sampleWithoutKeys', { defaultMessage: 'A sample needs a field to join by.' }),
  ],
  [
    'join_key_count',
    () =>
      i18n.translate('investigationGuides.rule.fault.joinKeyCount', {
        defaultMessage: 'Every stage has to join by the same number of fields.',
      }),
  ],
  [
    'missing_event_without_maxspan',
    () =>
      i18n.translate('investigationGuides.rule.fault.missingEventWithoutMaxspan', {
        defaultMessage: 'A sequence with a missing event needs a maxspan.',
      }),
  ],
  [
    'only_missing_events',
    () =>
      i18n.translate('investigationGuides.rule.fault.onlyMissingEvents', {
        defaultMessage: 'A sequence needs at least one event that happens.',
      }),
  ],
  [
    'unsupported_pipe',
    () =>
      i18n.translate('investigationGuides.rule.fault.unsupportedPipe', {
        defaultMessage: 'This pipe is not supported by Elasticsearch: there are head and tail.',
      }),
  ],
  [
    'pipe_without_count',
    () => i18n.translate('investigationGuides.rule.fault.pipeWithoutCount', { defaultMessage: 'A pipe needs a number.' }),
  ],
  [
    'pipe_with_several_counts',
    () => i18n.translate('investigationGuides.rule.fault.pipeWithSeveralCounts', { defaultMessage: 'A pipe takes one number.' }),
  ],
  [
    'pipe_count_not_whole',
    () =>
      i18n.translate('investigationGuides.rule.fault.pipeCountNotWhole', {
        defaultMessage: 'A pipe takes a whole number that is not negative.',
      }),
  ],
  [
    'pipe_count_too_large',
    () => i18n.translate('investigationGuides.rule.fault.pipeCountTooLarge', { defaultMessage: 'The number of the pipe is too large.' }),
  ],
  ['too_long', () => i18n.translate('investigationGuides.rule.fault.tooLong', { defaultMessage: 'The query is too long.' })],
  ['too_deep', () => i18n.translate('investigationGuides.rule.fault.tooDeep', { defaultMessage: 'The query nests too deeply.' })],
  ['unexpected_text', () => i18n.translate('investigationGuides.rule.fault.unexpectedText', { defaultMessage: 'This cannot stand here.' })],
  ['unexpected_end', () => i18n.translate('investigationGuides.rule.fault.unexpectedEnd', { defaultMessage: 'The query ends too early.' })],
  [
    'keyword_case',
    () => i18n.translate('investigationGuides.rule.fault.keywordCase', { defaultMessage: 'Keywords are written in lower case.' }),
  ],
  [
    'foreign_operator',
    () =>
      i18n.translate('investigationGuides.rule.fault.foreignOperator', {
        defaultMessage: 'This operator does not exist here; the words and, or, not do.',
      }),
  ],
  [
    'option_without_with',
    () => i18n.translate('investigationGuides.rule.fault.optionWithoutWith', { defaultMessage: '“with” is missing before the option.' }),
  ],
  [
    'where_expected',
    () =>
      i18n.translate('investigationGuides.rule.fault.whereExpected', {
        defaultMessage: 'An EQL query begins with an event category and “where”.',
      }),
  ],
  [
    'typographic_quote',
    () =>
      i18n.translate('investigationGuides.rule.fault.typographicQuote', {
        defaultMessage: 'A typographic quote stands where a straight one belongs.',
      }),
  ],
  [
    'invisible_character',
    () => i18n.translate('investigationGuides.rule.fault.invisibleCharacter', { defaultMessage: 'An invisible character stands here.' }),
  ],
  [
    'unknown_function',
    () => i18n.translate('investigationGuides.rule.fault.unknownFunction', { defaultMessage: 'There is no such function.' }),
  ],
  [
    'function_without_tilde',
    () =>
      i18n.translate('investigationGuides.rule.fault.functionWithoutTilde', {
        defaultMessage: 'This function has no form that ignores case.',
      }),
  ],
  [
    'wrong_argument_count',
    () =>
      i18n.translate('investigationGuides.rule.fault.wrongArgumentCount', {
        defaultMessage: 'The function takes another number of arguments.',
      }),
  ],
  [
    'wrong_argument_type',
    () => i18n.translate('investigationGuides.rule.fault.wrongArgumentType', { defaultMessage: 'The argument is of the wrong type.' }),
  ],
  [
    'argument_not_constant',
    () => i18n.translate('investigationGuides.rule.fault.argumentNotConstant', { defaultMessage: 'The argument has to be a constant.' }),
  ],
  [
    'join_key_not_a_field',
    () => i18n.translate('investigationGuides.rule.fault.joinKeyNotAField', { defaultMessage: 'Only fields can be joined by.' }),
  ],
  [
    'condition_not_boolean',
    () => i18n.translate('investigationGuides.rule.fault.conditionNotBoolean', { defaultMessage: 'This is no condition.' }),
  ],
  [
    'pattern_on_other_type',
    () => i18n.translate('investigationGuides.rule.fault.patternOnOtherType', { defaultMessage: 'Patterns are compared with texts only.' }),
  ],
  [
    'pattern_not_string',
    () => i18n.translate('investigationGuides.rule.fault.patternNotString', { defaultMessage: 'A pattern has to be a text.' }),
  ],
  [
    'membership_type',
    () =>
      i18n.translate('investigationGuides.rule.fault.membershipType', { defaultMessage: 'The values of the list are of another type.' }),
  ],
  [
    'arithmetic_on_other_type',
    () =>
      i18n.translate('investigationGuides.rule.fault.arithmeticOnOtherType', { defaultMessage: 'Only numbers can be calculated with.' }),
  ],
  [
    'field_comparison_not_supported',
    () =>
      i18n.translate('investigationGuides.rule.fault.fieldComparisonNotSupported', {
        defaultMessage: 'Elasticsearch compares a field with constants only.',
      }),
  ],
  [
    'too_many_conditions',
    () => i18n.translate('investigationGuides.rule.fault.tooManyConditions', { defaultMessage: 'The query has too many conditions.' }),
  ],
  [
    'invalid_cidr_block',
    () => i18n.translate('investigationGuides.rule.fault.invalidCidrBlock', { defaultMessage: 'This is no block of addresses.' }),
  ],
  [
    'keyword_without_blank',
    () => i18n.translate('investigationGuides.rule.fault.keywordWithoutBlank', { defaultMessage: 'A blank is missing behind the word.' }),
  ],
  [
    'misplaced_not',
    () => i18n.translate('investigationGuides.rule.fault.misplacedNot', { defaultMessage: '“not” cannot stand behind a value.' }),
  ],
  [
    'keyword_without_operand',
    () =>
      i18n.translate('investigationGuides.rule.fault.keywordWithoutOperand', {
        defaultMessage: 'Something is missing beside the word that joins two conditions.',
      }),
  ],
  ['missing_value', () => i18n.translate('investigationGuides.rule.fault.missingValue', { defaultMessage: 'A value is missing.' })],
  ['unclosed', () => i18n.translate('investigationGuides.rule.fault.unclosed', { defaultMessage: 'A bracket or quote is not closed.' })],
  ['unopened', () => i18n.translate('investigationGuides.rule.fault.unopened', { defaultMessage: 'A bracket closes nothing.' })],
]);
