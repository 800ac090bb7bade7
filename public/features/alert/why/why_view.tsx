/** Why a rule matched, or why not: the marked query, the condition being looked at, and the conditions as a tree. */
import React, { useMemo, useState } from 'react';
import { EuiCallOut, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RuleEvaluation } from '../../../../common/api';
import type { Explanation } from '../../../../common/engine';
import { ConditionDetail } from './condition_detail';
import { ConditionList } from './condition_list';
import { markConditions, type MarkedCondition } from './condition_marks';
import { conditionTree } from './condition_tree';
import { notEvaluableText } from './condition_words';
import { MarkedQuery } from './marked_query';
import { queryRuns } from './query_runs';

export function WhyView({ evaluation }: { readonly evaluation: RuleEvaluation }): React.ReactElement {
  if (evaluation.verdict === 'not_evaluable' || evaluation.explanation === undefined) return <NotEvaluable evaluation={evaluation} />;
  return <Explained explanation={evaluation.explanation} />;
}

function Explained({ explanation }: { readonly explanation: Explanation }): React.ReactElement {
  const marks = useMemo(() => markConditions(explanation), [explanation]);
  const runs = useMemo(() => queryRuns(explanation.query, marks.all), [explanation, marks]);
  const tree = useMemo(() => conditionTree(explanation.root, marks), [explanation, marks]);
  const [pointed, setPointed] = useState<number | undefined>(undefined);
  const [picked, setPicked] = useState<number | undefined>(undefined);
  const active = pointed ?? picked;
  const condition = marks.all.find(({ id }) => id === (active ?? firstToLookAt(marks.all)));
  return (
    <div data-test-subj="why">
      <EuiText size="s">
        <p>{summary(explanation, marks.all)}</p>
      </EuiText>
      <EuiSpacer size="s" />
      <MarkedQuery
        runs={runs}
        active={active}
        onPoint={setPointed}
        onPick={(id) => setPicked((before) => (before === id ? undefined : id))}
      />
      <EuiSpacer size="s" />
      {condition !== undefined && <ConditionDetail condition={condition} />}
      <EuiSpacer size="m" />
      <ConditionList group={tree} active={active} onPoint={setPointed} />
    </div>
  );
}

/** A rule that did not match shows the first reason why; else nothing is picked and the first condition stands as the example. */
function firstToLookAt(all: readonly MarkedCondition[]): number | undefined {
  return (all.find(({ mark }) => mark === 'not_satisfied' || mark === 'exclusion_applied') ?? all[0])?.id;
}

function summary(explanation: Explanation, all: readonly MarkedCondition[]): string {
  const count = (...marks: readonly MarkedCondition['mark'][]): number => all.filter(({ mark }) => marks.includes(mark)).length;
  if (!explanation.isMatch) {
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
      {!isSilent && <p>{notEvaluableText(why?.code ?? '', why?.message ?? '')}</p>}
    </EuiCallOut>
  );
}
