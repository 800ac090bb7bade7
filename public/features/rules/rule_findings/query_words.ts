/** What the linter says of queries, directives, quotes and placeholders. */
import { i18n } from '@kbn/i18n';
import type { FindingValues } from './finding_words';

export const queryWords = {
  query_invalid: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.queryInvalid', {
      defaultMessage: 'The query of the rule is refused: {problem}',
      values,
    }),
  directive_not_json: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.directiveNotJson', {
      defaultMessage: 'The block is no valid JSON, so Kibana shows it as text. {problem}',
      values,
    }),
  directive_unclosed: () =>
    i18n.translate('investigationGuides.rule.finding.directiveUnclosed', {
      defaultMessage: 'The block is never closed. It ends with two closing braces on its own line.',
    }),
  directive_without_query: () =>
    i18n.translate('investigationGuides.rule.finding.directiveWithoutQuery', {
      defaultMessage: 'The Osquery block has no query.',
    }),
  directive_without_providers: () =>
    i18n.translate('investigationGuides.rule.finding.directiveWithoutProviders', {
      defaultMessage: 'The investigate block has no conditions.',
    }),
  directive_wrong_provider: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.directiveWrongProvider', {
      defaultMessage: 'A condition of the investigate block cannot be read. {problem}',
      values,
    }),
  directive_wrong_time: () =>
    i18n.translate('investigationGuides.rule.finding.directiveWrongTime', {
      defaultMessage: 'A time of the investigate block is no date math such as now-48h.',
    }),
  directive_wrong_shape: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.directiveWrongShape', {
      defaultMessage: 'A part of the block is written in a form that Kibana does not read. {problem}',
      values,
    }),
  directive_line_break: () =>
    i18n.translate('investigationGuides.rule.finding.directiveLineBreak', {
      defaultMessage: 'A text in the block holds a line break or a tab as itself, which Kibana refuses. It has to be written as an escape.',
    }),
  directive_unknown: () =>
    i18n.translate('investigationGuides.rule.finding.directiveUnknown', {
      defaultMessage: 'There is no block of this name. There are osquery, investigate and insight.',
    }),
  directive_in_code: () =>
    i18n.translate('investigationGuides.rule.finding.directiveInCode', {
      defaultMessage: 'A block in code, in a title or in HTML is not run. It needs a line of its own.',
    }),
  transform_missing: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.transformMissing', {
      defaultMessage: '{name} has no transform table, so the guide shows it as text.',
      values,
    }),
  transform_unused: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.transformUnused', {
      defaultMessage: 'The guide names {name} nowhere, so its query is not offered.',
      values,
    }),
  guide_too_deep: () =>
    i18n.translate('investigationGuides.rule.finding.guideTooDeep', {
      defaultMessage: 'The guide nests lists, quotes or emphasis too deeply to be read as steps.',
    }),
  guide_too_long: () =>
    i18n.translate('investigationGuides.rule.finding.guideTooLong', {
      defaultMessage: 'The guide, or a paragraph of it, is too long to be read as steps.',
    }),
  quote_curly: () =>
    i18n.translate('investigationGuides.rule.finding.quoteCurly', {
      defaultMessage: 'Typographic quotes stand where straight ones belong: neither JSON nor SQL nor a shell reads them as quotes.',
    }),
  quote_doubled: () =>
    i18n.translate('investigationGuides.rule.finding.quoteDoubled', {
      defaultMessage: 'The quotes are doubled. One of each pair is enough.',
    }),
  quote_unescaped: () =>
    i18n.translate('investigationGuides.rule.finding.quoteUnescaped', {
      defaultMessage: 'A double quote inside a text lacks the backslash before it.',
    }),
  quote_escaped: () =>
    i18n.translate('investigationGuides.rule.finding.quoteEscaped', {
      defaultMessage: 'The quotes were escaped once more than they should be.',
    }),
  quote_single: () =>
    i18n.translate('investigationGuides.rule.finding.quoteSingle', {
      defaultMessage: 'JSON is written with double quotes, not with single ones.',
    }),
  quote_asterisk: () =>
    i18n.translate('investigationGuides.rule.finding.quoteAsterisk', {
      defaultMessage: 'Asterisks stand where the query had quotes: a converter took the text for emphasis.',
    }),
  sql_syntax: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.sqlSyntax', {
      defaultMessage: 'SQLite cannot parse this query. {problem}',
      values,
    }),
  sql_several_statements: () =>
    i18n.translate('investigationGuides.rule.finding.sqlSeveralStatements', {
      defaultMessage: 'A second statement begins here. A block holds one query.',
    }),
  sql_not_a_select: () =>
    i18n.translate('investigationGuides.rule.finding.sqlNotASelect', {
      defaultMessage: 'A guide only reads: the query has to begin with SELECT or WITH.',
    }),
  sql_not_checked: () =>
    i18n.translate('investigationGuides.rule.finding.sqlNotChecked', {
      defaultMessage: 'Tables and columns of this query were not checked, because it could not be read here.',
    }),
  table_elsewhere: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.tableElsewhere', {
      defaultMessage: 'The table {table} exists on {platforms} only, and the rule is for {platform}.',
      values,
    }),
  placeholder_bare: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.placeholderBare', {
      defaultMessage:
        'Kibana pastes the value of {field} without quotes, and SQL then reads it as a name or as code. It needs single quotes around it.',
      values,
    }),
  placeholder_position: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.placeholderPosition', {
      defaultMessage: '{field} stands where SQL wants a name, or inside another word. Alert data may stand for values only.',
      values,
    }),
  placeholder_name: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.placeholderName', {
      defaultMessage: 'What stands between the braces is no field name: {field}',
      values,
    }),
  placeholder_field_unknown: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.placeholderFieldUnknown', {
      defaultMessage:
        'Neither the query of the rule nor ECS has a field {field}: unless an integration adds it, no alert fills it in. The nearest name: {suggestion}',
      values,
    }),
} as const;
