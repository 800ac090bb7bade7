/** What is wrong inside a block of a guide or its SQL, by codes, for readers of another language than the messages. */
import { i18n } from '@kbn/i18n';

export const directiveWords: ReadonlyMap<string, () => string> = new Map([
  [
    'json_too_deep',
    () => i18n.translate('investigationGuides.rule.fault.jsonTooDeep', { defaultMessage: 'Lists and objects nest too deeply.' }),
  ],
  [
    'json_text_unclosed',
    () =>
      i18n.translate('investigationGuides.rule.fault.jsonTextUnclosed', {
        defaultMessage: 'A double quote opens a text here that is never closed.',
      }),
  ],
  [
    'json_control_character',
    () =>
      i18n.translate('investigationGuides.rule.fault.jsonControlCharacter', { defaultMessage: 'A control character stands in a text.' }),
  ],
  [
    'json_escape',
    () =>
      i18n.translate('investigationGuides.rule.fault.jsonEscape', {
        defaultMessage: 'This escape does not exist in JSON; a backslash that is meant as itself is doubled.',
      }),
  ],
  [
    'json_value_expected',
    () => i18n.translate('investigationGuides.rule.fault.jsonValueExpected', { defaultMessage: 'A value is expected here.' }),
  ],
  [
    'json_name_expected',
    () =>
      i18n.translate('investigationGuides.rule.fault.jsonNameExpected', { defaultMessage: 'A name in double quotes is expected here.' }),
  ],
  [
    'json_colon_expected',
    () => i18n.translate('investigationGuides.rule.fault.jsonColonExpected', { defaultMessage: 'A colon is expected after the name.' }),
  ],
  [
    'json_comma_expected',
    () =>
      i18n.translate('investigationGuides.rule.fault.jsonCommaExpected', {
        defaultMessage: 'A comma or the closing bracket is expected here; a double quote inside a text needs a backslash.',
      }),
  ],
  [
    'json_end_expected',
    () => i18n.translate('investigationGuides.rule.fault.jsonEndExpected', { defaultMessage: 'The JSON has ended before this place.' }),
  ],
  [
    'part_unread',
    () => i18n.translate('investigationGuides.rule.fault.partUnread', { defaultMessage: 'The marked part has another form.' }),
  ],
  [
    'too_many_alternatives',
    () =>
      i18n.translate('investigationGuides.rule.fault.tooManyAlternatives', {
        defaultMessage: 'There are more alternatives than are read.',
      }),
  ],
  [
    'too_many_provider_conditions',
    () =>
      i18n.translate('investigationGuides.rule.fault.tooManyProviderConditions', {
        defaultMessage: 'There are more conditions than are read.',
      }),
  ],
  [
    'provider_incomplete',
    () =>
      i18n.translate('investigationGuides.rule.fault.providerIncomplete', {
        defaultMessage: 'A condition needs field, queryType (phrase, phrases, exists, range) and value.',
      }),
  ],
  [
    'provider_without_value',
    () =>
      i18n.translate('investigationGuides.rule.fault.providerWithoutValue', {
        defaultMessage: 'The value has to be a text, a number or a boolean.',
      }),
  ],
  [
    'provider_without_list',
    () => i18n.translate('investigationGuides.rule.fault.providerWithoutList', { defaultMessage: 'The value has to be a list.' }),
  ],
  [
    'provider_without_bounds',
    () =>
      i18n.translate('investigationGuides.rule.fault.providerWithoutBounds', {
        defaultMessage: 'The value has to name bounds such as gte and lt.',
      }),
  ],
  [
    'provider_not_a_number',
    () =>
      i18n.translate('investigationGuides.rule.fault.providerNotANumber', {
        defaultMessage: 'The value is said to be a number and is none.',
      }),
  ],
  [
    'provider_not_a_boolean',
    () =>
      i18n.translate('investigationGuides.rule.fault.providerNotABoolean', {
        defaultMessage: 'The value is said to be a boolean and is none.',
      }),
  ],
  [
    'sql_unterminated_string',
    () =>
      i18n.translate('investigationGuides.rule.fault.sqlUnterminatedString', {
        defaultMessage: 'A text in the query is opened with a quote and never closed.',
      }),
  ],
  [
    'sql_unterminated_identifier',
    () => i18n.translate('investigationGuides.rule.fault.sqlUnterminatedIdentifier', { defaultMessage: 'A quoted name is not closed.' }),
  ],
  [
    'sql_invalid_blob',
    () =>
      i18n.translate('investigationGuides.rule.fault.sqlInvalidBlob', {
        defaultMessage: 'This is no blob; pairs of hexadecimal digits are.',
      }),
  ],
  [
    'sql_invalid_number',
    () => i18n.translate('investigationGuides.rule.fault.sqlInvalidNumber', { defaultMessage: 'Here stands neither a number nor a name.' }),
  ],
  [
    'sql_invalid_variable',
    () =>
      i18n.translate('investigationGuides.rule.fault.sqlInvalidVariable', {
        defaultMessage: 'The parenthesis after a variable is not closed.',
      }),
  ],
  [
    'sql_invalid_character',
    () => i18n.translate('investigationGuides.rule.fault.sqlInvalidCharacter', { defaultMessage: 'SQLite has no use for this character.' }),
  ],
  ['sql_query_empty', () => i18n.translate('investigationGuides.rule.fault.sqlQueryEmpty', { defaultMessage: 'The query is empty.' })],
  [
    'sql_too_many_breaks',
    () => i18n.translate('investigationGuides.rule.fault.sqlTooManyBreaks', { defaultMessage: 'There are too many double braces.' }),
  ],
]);
