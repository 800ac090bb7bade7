/** Marks and reasons in the reader's language: what a condition's outcome means, and why it came out so. */
import { i18n } from '@kbn/i18n';
import type { Limit } from '../../../common/engine';
import type { MarkedCondition, Mark } from './condition_marks';

export function markLabel(mark: Mark): string {
  const labels: Record<Mark, () => string> = {
    satisfied: () => i18n.translate('investigationGuides.alert.mark.satisfied', { defaultMessage: 'Holds' }),
    not_satisfied: () => i18n.translate('investigationGuides.alert.mark.notSatisfied', { defaultMessage: 'Does not hold' }),
    alternative: () => i18n.translate('investigationGuides.alert.mark.alternative', { defaultMessage: 'Not so, and not needed' }),
    exclusion_not_applied: () =>
      i18n.translate('investigationGuides.alert.mark.exclusionNotApplied', { defaultMessage: 'Exclusion did not apply' }),
    exclusion_part: () =>
      i18n.translate('investigationGuides.alert.mark.exclusionPart', { defaultMessage: 'Holds, but the exclusion as a whole does not' }),
    exclusion_applied: () => i18n.translate('investigationGuides.alert.mark.exclusionApplied', { defaultMessage: 'Exclusion applied' }),
    unknown: () => i18n.translate('investigationGuides.alert.mark.unknown', { defaultMessage: 'Cannot be told' }),
  };
  return labels[mark]();
}

export function whyText({ node, mark }: MarkedCondition): string {
  const field = node.fields.map(({ name }) => name).join(', ');
  switch (node.reason) {
    case 'matched':
      return mark === 'exclusion_applied' || mark === 'exclusion_part'
        ? i18n.translate('investigationGuides.alert.why.matchedExclusion', {
            defaultMessage: 'The event has a value that this exclusion names.',
          })
        : i18n.translate('investigationGuides.alert.why.matched', { defaultMessage: 'The event has a value that the rule asks for.' });
    case 'field_missing':
      return i18n.translate('investigationGuides.alert.why.fieldMissing', {
        defaultMessage: 'The event has no {field}.',
        values: { field },
      });
    case 'value_differs':
      return i18n.translate('investigationGuides.alert.why.valueDiffers', {
        defaultMessage: 'The event has {field}, but with no value that fits.',
        values: { field },
      });
    case 'wrong_type':
      return i18n.translate('investigationGuides.alert.why.wrongType', {
        defaultMessage: 'The value of {field} is of a kind that cannot be compared with what is asked.',
        values: { field },
      });
    case 'excluded_value_found':
      return i18n.translate('investigationGuides.alert.why.excludedValueFound', {
        defaultMessage: 'The event has the value that must not be there.',
      });
    case 'absent_as_required':
      return i18n.translate('investigationGuides.alert.why.absentAsRequired', {
        defaultMessage: 'The value that must not be there is not there.',
      });
    case 'branches':
      return i18n.translate('investigationGuides.alert.why.branches', { defaultMessage: 'It follows from the conditions within.' });
  }
}

/** What was left out so that a hostile event could be answered for at all: the outcome may be another. */
export function limitText(limit: Limit): string {
  switch (limit) {
    case 'pairs':
    case 'combinations':
      return i18n.translate('investigationGuides.alert.why.limitCombinations', {
        defaultMessage: 'Incomplete: the fields have too many values to try all of them with one another.',
      });
    case 'text_length':
      return i18n.translate('investigationGuides.alert.why.limitTextLength', {
        defaultMessage: 'Incomplete: a text that the rule puts together became too long and counts as missing.',
      });
    case 'regular_expression':
      return i18n.translate('investigationGuides.alert.why.limitRegularExpression', {
        defaultMessage: 'Incomplete: the regular expression comes to no end on a value, which counts as not fitting.',
      });
    case 'field_names':
      return i18n.translate('investigationGuides.alert.why.limitFieldNames', {
        defaultMessage: 'Incomplete: the event has too many fields, and only the first were looked at.',
      });
    default:
      return i18n.translate('investigationGuides.alert.why.limitOther', {
        defaultMessage: 'Incomplete: there was too much to look at all of it.',
      });
  }
}

export function notEvaluableText(code: string, message: string): string {
  switch (code) {
    case 'rule_type_not_supported':
      return i18n.translate('investigationGuides.alert.why.ruleType', {
        defaultMessage: 'Rules of this type cannot be evaluated here; only Elasticsearch can.',
      });
    case 'language_not_supported':
      return i18n.translate('investigationGuides.alert.why.language', {
        defaultMessage: 'The rule’s query language cannot be evaluated here.',
      });
    case 'filter_not_supported':
      return i18n.translate('investigationGuides.alert.why.filterNotSupported', {
        defaultMessage: 'The rule has a filter beside its query that cannot be evaluated here: {message}',
        values: { message },
      });
    case 'rule_incomplete':
      return i18n.translate('investigationGuides.alert.why.ruleIncomplete', {
        defaultMessage: 'The rule lacks a setting that rules of its type need: {message}',
        values: { message },
      });
    case 'events_not_readable':
      return i18n.translate('investigationGuides.alert.why.eventsNotReadable', {
        defaultMessage:
          'This alert was made of a count of events. It keeps only the values that they have in common, and the events themselves cannot be read from here.',
      });
    case 'query_invalid':
      return i18n.translate('investigationGuides.alert.why.queryInvalid', {
        defaultMessage: 'The rule’s query has an error: {message}',
        values: { message },
      });
    default:
      return message;
  }
}
