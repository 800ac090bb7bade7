/** Rules on several events in the reader's language: what was found of them, and what decides. */
import { i18n } from '@kbn/i18n';
import type { PartEvaluation, RuleEvaluation, SetEvaluation } from '../../../common/api';

export function setSummary(verdict: RuleEvaluation['verdict'], set: SetEvaluation): string {
  if (verdict === 'matched') return matchedSummary(set);
  if (verdict !== 'part_of') {
    return i18n.translate('investigationGuides.alert.set.notMatched', {
      defaultMessage: 'This rule alerts on several events together. What can be read here fits none of its parts.',
    });
  }
  const isJoined = set.type === 'sequence' || set.type === 'sample';
  if (areAllThere(set) && set.events > 1) return isJoined ? joinedSummary(set) : whyNoneOf(set.type);
  return isJoined
    ? i18n.translate('investigationGuides.alert.set.partOfStages', {
        defaultMessage:
          'This rule alerts on several events together. What can be read here fits one of its stages; the other events decide.',
      })
    : i18n.translate('investigationGuides.alert.set.partOfQuery', {
        defaultMessage: 'The query of this rule matches. Whether it alerts, other events decide.',
      });
}

/** Documents that were sent are all the events that there are; besides those of an alert there are others. */
function areAllThere({ parts }: SetEvaluation): boolean {
  return parts.some(({ events }) => events.some(({ document }) => document !== undefined));
}

function matchedSummary(set: SetEvaluation): string {
  if (set.recorded?.new_terms !== undefined) {
    return i18n.translate('investigationGuides.alert.set.matchedNewTerms', {
      defaultMessage: 'The query of this rule matches, and the value was new.',
    });
  }
  if (set.recorded?.indicators !== undefined) {
    return i18n.translate('investigationGuides.alert.set.matchedThreat', {
      defaultMessage: 'The query of this rule matches, and an indicator of a threat has the same value.',
    });
  }
  const { found_total: found = 1, events: count } = set;
  return areAllThere(set)
    ? i18n.translate('investigationGuides.alert.set.matchedSent', {
        defaultMessage:
          'This rule alerts on several events together. Among these {count, plural, one {# document} other {# documents}} it finds what it looks for {found, plural, one {once} other {# times}}.',
        values: { count, found },
      })
    : i18n.translate('investigationGuides.alert.set.matched', {
        defaultMessage:
          'This rule alerts on several events together, and the {count, plural, one {# event} other {# events}} of this alert are what it looks for.',
        values: { count },
      });
}

function joinedSummary({ parts }: SetEvaluation): string {
  return parts.every(({ is_match: isMatch }) => isMatch)
    ? i18n.translate('investigationGuides.alert.set.allStagesNotTogether', {
        defaultMessage: 'Each stage finds an event here, but together they are not what the rule looks for.',
      })
    : i18n.translate('investigationGuides.alert.set.someStages', {
        defaultMessage: 'Not every stage finds an event here.',
      });
}

function whyNoneOf(type: SetEvaluation['type']): string {
  switch (type) {
    case 'new_terms':
      return i18n.translate('investigationGuides.alert.set.nothingNew', {
        defaultMessage: 'The query matches, but among these documents no value is new.',
      });
    case 'threat_match':
      return i18n.translate('investigationGuides.alert.set.noIndicator', {
        defaultMessage: 'The query matches, but among these documents there is no indicator with the same value.',
      });
    default:
      return i18n.translate('investigationGuides.alert.set.tooFew', {
        defaultMessage: 'The query matches, but too little of it was counted.',
      });
  }
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
