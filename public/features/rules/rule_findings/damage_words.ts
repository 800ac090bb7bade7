/** What the linter says of signs and lines that look right and are read as something else. */
import { i18n } from '@kbn/i18n';
import type { FindingValues } from './finding_words';

export const damageWords = {
  directive_not_opened: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.directiveNotOpened', {
      defaultMessage:
        'This was meant as a block of the kind {name}, and Kibana shows it as text: it has to begin with an exclamation mark and a brace, without blanks.',
      values,
    }),
  directive_key_unknown: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.directiveKeyUnknown', {
      defaultMessage: 'Kibana reads no “{name}” in a block and leaves it out. Meant is probably “{suggestion}”.',
      values,
    }),
  mapping_column_unknown: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.mappingColumnUnknown', {
      defaultMessage: '“ecs_mapping” names the column {name}, which the query does not answer, so nothing is mapped.',
      values,
    }),
  directive_time_range: () =>
    i18n.translate('investigationGuides.rule.finding.directiveTimeRange', {
      defaultMessage: 'The times of this search limit nothing: it needs both, and the earlier one first.',
    }),
  directive_twice: () =>
    i18n.translate('investigationGuides.rule.finding.directiveTwice', {
      defaultMessage: 'The same block stands right before this one.',
    }),
  lookalike_character: () =>
    i18n.translate('investigationGuides.rule.finding.lookalikeCharacter', {
      defaultMessage:
        'A sign here only looks like the one that belongs there: a long dash, a blank that does not break, a sign without width, or full-width punctuation.',
    }),
  html_name: () =>
    i18n.translate('investigationGuides.rule.finding.htmlName', {
      defaultMessage: 'A sign stands here as its HTML name, which neither SQL nor a shell reads.',
    }),
  pattern_wildcard: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.patternWildcard', {
      defaultMessage: 'In {text} the wildcard is a letter like any other: LIKE has %, and an equals sign knows no wildcards.',
      values,
    }),
  placeholder_braces: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.placeholderBraces', {
      defaultMessage: 'The placeholder for {field} has a brace too few, so nobody fills it in. It has two on each side.',
      values,
    }),
  text_as_code: () =>
    i18n.translate('investigationGuides.rule.finding.textAsCode', {
      defaultMessage: 'Indented by four blanks this text is shown as code.',
    }),
  code_unclosed: () =>
    i18n.translate('investigationGuides.rule.finding.codeUnclosed', {
      defaultMessage: 'This block of code is never closed, so the rest of the guide is shown as code.',
    }),
  list_unmarked: () =>
    i18n.translate('investigationGuides.rule.finding.listUnmarked', {
      defaultMessage: 'These lines look like a list, and are shown as one paragraph. An item begins with a hyphen and a blank.',
    }),
} as const;
