/** Why a rule matched, or why not: the marked query, the condition being looked at, and the conditions as a tree. */
import React, { useMemo } from 'react';
import { EuiCallOut, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RuleEvaluation } from '../../../common/api';
import type { RuleExplanation } from '../../../common/detection';
import type { MissedCondition } from '../../../common/engine';
import { BrokenQuery } from './broken_query';
import { markConditions, type MarkedCondition } from './condition_marks';
import { notEvaluableText } from './condition_words';
import { ConditionsView } from './conditions_view';
import { FilterList } from './filter_list';
import { NearestMissView } from './nearest_miss_view';
import { SetView } from './set_view';

export function WhyView({ evaluation }: { readonly evaluation: RuleEvaluation }): React.ReactElement {
  const { verdict, explanation, set, nearest_miss: missed = [] } = evaluation;
  if (verdict !== 'not_evaluable' && set !== undefined) return <SetView verdict={verdict} set={set} />;
  if (verdict === 'not_evaluable' || explanation === undefined) return <NotEvaluable evaluation={evaluation} />;
  return <Explained explanation={explanation} missed={missed} />;
}

interface ExplainedProps {
  readonly explanation: RuleExplanation;
  readonly missed: readonly MissedCondition[];
}

function Explained({ explanation, missed }: ExplainedProps): React.ReactElement {
  const marks = useMemo(() => markConditions(explanation), [explanation]);
  return (
    <div data-test-subj="why">
      <EuiText size="s">
        <p>{summary(explanation, marks.all)}</p>
      </EuiText>
      <EuiSpacer size="s" />
      {missed.length > 0 && (
        <>
          <NearestMissView query={explanation.query} missed={missed} conditions={marks.all} />
          <EuiSpacer size="s" />
        </>
      )}
      <ConditionsView query={explanation.query} marks={marks} trees={[{ root: explanation.root }]} />
      <FilterList filters={explanation.filters} />
    </div>
  );
}

function summary(explanation: RuleExplanation, all: readonly MarkedCondition[]): string {
  const count = (...marks: readonly MarkedCondition['mark'][]): number => all.filter(({ mark }) => marks.includes(mark)).length;
  if (all.length === 0) {
    return i18n.translate('investigationGuides.alert.why.asksNothing', { defaultMessage: 'The query is empty: it takes every event.' });
  }
  if (!explanation.isMatch) {
    const filters = explanation.filters.filter(({ outcome }) => outcome === 'false').length;
    if (explanation.root.outcome === 'true') {
      return i18n.translate('investigationGuides.alert.why.keptOut', {
        defaultMessage: 'The query matches, and {filters, plural, one {# filter keeps} other {# filters keep}} the event out.',
        values: { filters },
      });
    }
    return i18n.translate('investigationGuides.alert.why.notMatched', {
      defaultMessage:
        'The query does not match what can be read of this event: {count, plural, one {# condition stands} other {# conditions stand}} against it.',
      values: { count: count('not_satisfied', 'exclusion_applied') },
    });
  }
  const held = count('satisfied');
  const exclusions = count('exclusion_not_applied', 'exclusion_part');
  if (exclusions === 0) {
    return i18n.translate('investigationGuides.alert.why.matchedPlain', {
      defaultMessage: '{held, plural, one {# condition holds} other {# conditions hold}}. Point at one to see the event’s value.',
      values: { held },
    });
  }
  return i18n.translate('investigationGuides.alert.why.matchedWithExclusions', {
    defaultMessage:
      '{held, plural, one {# condition holds} other {# conditions hold}}, {exclusions, plural, one {# exclusion} other {# exclusions}} did not apply. Point at one to see the event’s value.',
    values: { held, exclusions },
  });
}

function NotEvaluable({ evaluation }: { readonly evaluation: RuleEvaluation }): React.ReactElement {
  const { why, verdict } = evaluation;
  const isSilent = why === undefined && verdict !== 'not_evaluable';
  return (
    <EuiCallOut
      size="s"
      color="warning"
      iconType="help"
      data-test-subj="not-evaluable"
      title={i18n.translate('investigationGuides.alert.why.notEvaluable', {
        defaultMessage: 'This rule cannot be laid out condition by condition',
      })}
    >
      {!isSilent && why?.query === undefined && <p>{notEvaluableText(why?.code ?? '', why?.message ?? '')}</p>}
      {why?.query !== undefined && <BrokenQuery query={why.query} why={why} />}
    </EuiCallOut>
  );
}
