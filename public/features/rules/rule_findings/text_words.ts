/** What the linter says of links, headings, sections and related rules. */
import { i18n } from '@kbn/i18n';
import type { FindingValues } from './finding_words';

export const textWords = {
  rule_unreadable: () =>
    i18n.translate('investigationGuides.rule.finding.ruleUnreadable', {
      defaultMessage: 'The rule cannot be read.',
    }),
  link_empty: () =>
    i18n.translate('investigationGuides.rule.finding.linkEmpty', {
      defaultMessage: 'The link has no address.',
    }),
  link_address: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.linkAddress', {
      defaultMessage: 'The address cannot be opened from here: {address}',
      values,
    }),
  link_syntax: () =>
    i18n.translate('investigationGuides.rule.finding.linkSyntax', {
      defaultMessage:
        'This was meant as a link and is shown as text: nothing may stand between the brackets and the parentheses, and the address has no blanks.',
    }),
  reference_address: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.referenceAddress', {
      defaultMessage: 'A reference of the rule is no address of the web: {address}',
      values,
    }),
  heading_empty: () =>
    i18n.translate('investigationGuides.rule.finding.headingEmpty', {
      defaultMessage: 'The heading has no words.',
    }),
  heading_no_space: () =>
    i18n.translate('investigationGuides.rule.finding.headingNoSpace', {
      defaultMessage: 'A heading needs a blank after its number signs, otherwise it is shown as text.',
    }),
  heading_level_jump: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.headingLevelJump', {
      defaultMessage: 'This heading is of level {level}, the one above it of level {above}: a level is skipped.',
      values,
    }),
  heading_guessed: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.headingGuessed', {
      defaultMessage: '“{title}” is taken for a known section by guess. The usual words are understood for certain.',
      values,
    }),
  heading_unmarked: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.headingUnmarked', {
      defaultMessage: '“{title}” is read as a heading here, and as text elsewhere. It needs number signs before it.',
      values,
    }),
  guide_missing: () =>
    i18n.translate('investigationGuides.rule.finding.guideMissing', {
      defaultMessage: 'The rule has no guide.',
    }),
  guide_repeats_query: () =>
    i18n.translate('investigationGuides.rule.finding.guideRepeatsQuery', {
      defaultMessage: 'This only repeats the query, which stands above the guide.',
    }),
  guide_repeats_description: () =>
    i18n.translate('investigationGuides.rule.finding.guideRepeatsDescription', {
      defaultMessage: 'The guide says nothing that the description does not say.',
    }),
  section_steps_missing: () =>
    i18n.translate('investigationGuides.rule.finding.sectionStepsMissing', {
      defaultMessage: 'The guide has no investigation steps.',
    }),
  section_steps_unmarked: () =>
    i18n.translate('investigationGuides.rule.finding.sectionStepsUnmarked', {
      defaultMessage: 'The guide lists things to look at, and no heading says that these are the investigation steps.',
    }),
  section_false_positives_missing: () =>
    i18n.translate('investigationGuides.rule.finding.sectionFalsePositivesMissing', {
      defaultMessage: 'Nothing says which harmless work makes this rule alert.',
    }),
  section_response_missing: () =>
    i18n.translate('investigationGuides.rule.finding.sectionResponseMissing', {
      defaultMessage: 'The guide does not say what to do when the alert is true.',
    }),
  section_empty: () =>
    i18n.translate('investigationGuides.rule.finding.sectionEmpty', {
      defaultMessage: 'Nothing stands below this heading.',
    }),
  related_rule_unknown: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.relatedRuleUnknown', {
      defaultMessage: 'There is no rule {id} among those that are known.',
      values,
    }),
  related_rule_self: () =>
    i18n.translate('investigationGuides.rule.finding.relatedRuleSelf', {
      defaultMessage: 'The rule names itself as a related rule.',
    }),
  related_rule_without_id: (values: FindingValues) =>
    i18n.translate('investigationGuides.rule.finding.relatedRuleWithoutId', {
      defaultMessage: 'No rule id can be read in “{text}”, so it is no link.',
      values,
    }),
} as const;
