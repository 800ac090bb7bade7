/** Rules on several events in the reader's language: what was found of them, and what decides. */
import { i18n } from '@kbn/i18n';
import type { PartEvaluation, RuleEvaluation, SetEvaluation } from '../../../common/api';

export function setSummary(verdict: RuleEvaluation['verdict'], { type, events }: SetEvaluation): string {
  if (verdict === 'matched') {
    return i18n.translate('investigationGuides.alert.set.matched', {
      defaultMessage:
        'This rule alerts on several events together, and the {count, plural, one {# event} other {# events}} of this alert are what it looks for.',
      values: { count: events },
    });
  }
  if (verdict !== 'part_of') {
    return i18n.translate('investigationGuides.alert.set.notMatched', {
      defaultMessage: 'This rule alerts on several events together. What can be read here fits none of its parts.',
    });
  }
  return type === 'sequence' || type === 'sample'
    ? i18n.translate('investigationGuides.alert.set.partOfStages', {
        defaultMessage:
          'This rule alerts on several events together. What can be read here fits one of its stages; the other events decide.',
      })
    : i18n.translate('investigationGuides.alert.set.partOfQuery', {
        defaultMessage: 'The query of this rule matches. Whether it alerts, other events decide.',
      });
}

export function whatDecides(set: SetEvaluation): string {
  const fields = set.fields.join(', ');
  switch (set.type) {
    case 'sequence':
      return sequenceWords(fields, set.maxspan_ms);
    case 'sample':
      return i18n.translate('investigationGuides.alert.set.sample', {
        defaultMessage: 'It needs an event for each stage, in any order, with the same {fields}.',
        values: { fields },
      });
    case 'threshold':
      return thresholdWords(fields, set);
    case 'new_terms':
      return i18n.translate('investigationGuides.alert.set.newTerms', {
        defaultMessage: 'It needs a value of {fields} that was not seen since {start}.',
        values: { fields, start: set.history_window_start ?? '' },
      });
    case 'threat_match':
      return i18n.translate('investigationGuides.alert.set.threatMatch', {
        defaultMessage: 'It needs an indicator of a threat with the same value: {mapping}.',
        values: { mapping: mappingText(set.threat_mapping ?? []) },
      });
  }
}

export function stageText({ stages, is_match: isMatch }: PartEvaluation): string {
  const stage = stages.join(', ');
  return isMatch
    ? i18n.translate('investigationGuides.alert.set.stageFilled', { defaultMessage: 'Stage {stage}: filled', values: { stage } })
    : i18n.translate('investigationGuides.alert.set.stageOpen', {
        defaultMessage: 'Stage {stage}: not by what can be read here',
        values: { stage },
      });
}

function sequenceWords(fields: string, maxspanMs: number | undefined): string {
  if (fields === '' && maxspanMs === undefined) {
    return i18n.translate('investigationGuides.alert.set.sequence', {
      defaultMessage: 'It needs an event for each stage, one after another.',
    });
  }
  const seconds = (maxspanMs ?? 0) / 1000;
  if (fields === '') {
    return i18n.translate('investigationGuides.alert.set.sequenceWithin', {
      defaultMessage: 'It needs an event for each stage, one after another, within {seconds, plural, one {# second} other {# seconds}}.',
      values: { seconds },
    });
  }
  return maxspanMs === undefined
    ? i18n.translate('investigationGuides.alert.set.sequenceBy', {
        defaultMessage: 'It needs an event for each stage, one after another, with the same {fields}.',
        values: { fields },
      })
    : i18n.translate('investigationGuides.alert.set.sequenceByWithin', {
        defaultMessage:
          'It needs an event for each stage, one after another, with the same {fields}, within {seconds, plural, one {# second} other {# seconds}}.',
        values: { fields, seconds },
      });
}

function thresholdWords(fields: string, { threshold }: SetEvaluation): string {
  const count = threshold?.count ?? 1;
  const different = (threshold?.cardinality ?? []).map(({ field, value }) => `${field} ≥ ${value}`).join(', ');
  const needs =
    fields === ''
      ? i18n.translate('investigationGuides.alert.set.threshold', {
          defaultMessage: 'It needs at least {count, plural, one {# such event} other {# such events}} in one execution.',
          values: { count },
        })
      : i18n.translate('investigationGuides.alert.set.thresholdBy', {
          defaultMessage:
            'It needs at least {count, plural, one {# such event} other {# such events}} with the same {fields} in one execution.',
          values: { count, fields },
        });
  if (different === '') return needs;
  const varied = i18n.translate('investigationGuides.alert.set.cardinality', {
    defaultMessage: 'Different values among them: {different}.',
    values: { different },
  });
  return `${needs} ${varied}`;
}

function mappingText(mapping: NonNullable<SetEvaluation['threat_mapping']>): string {
  return mapping
    .map(({ entries }) => entries.map(({ field, value, negate }) => `${field} ${negate ? '≠' : '='} ${value}`).join(' + '))
    .join(' / ');
}
