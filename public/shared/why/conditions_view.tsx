/** A query laid out: its text with every condition marked, the condition being looked at, and the conditions as trees to read. */
import React, { useMemo, useState } from 'react';
import { EuiSpacer } from '@elastic/eui';
import type { ExplanationNode } from '../../../common/engine';
import { ConditionDetail } from './condition_detail';
import { ConditionList } from './condition_list';
import type { MarkedCondition, MarkedConditions } from './condition_marks';
import { conditionTree } from './condition_tree';
import { MarkedQuery } from './marked_query';
import { queryRuns } from './query_runs';

interface ConditionsViewProps {
  readonly query: string;
  readonly marks: MarkedConditions;
  /** A tree of conditions each; rules on several events have one a stage, under a heading. */
  readonly trees: readonly { readonly heading?: React.ReactNode; readonly root: ExplanationNode }[];
}

export function ConditionsView({ query, marks, trees }: ConditionsViewProps): React.ReactElement {
  const runs = useMemo(() => queryRuns(query, marks.all), [query, marks]);
  const [pointed, setPointed] = useState<number | undefined>(undefined);
  const [picked, setPicked] = useState<number | undefined>(undefined);
  const active = pointed ?? picked;
  const condition = marks.all.find(({ id }) => id === (active ?? firstToLookAt(marks.all)));
  return (
    <>
      <MarkedQuery
        runs={runs}
        active={active}
        onPoint={setPointed}
        onPick={(id) => setPicked((before) => (before === id ? undefined : id))}
      />
      <EuiSpacer size="s" />
      {condition !== undefined && <ConditionDetail condition={condition} />}
      <EuiSpacer size="m" />
      {trees.map(({ heading, root }, index) => (
        <React.Fragment key={index}>
          {heading}
          <ConditionList group={conditionTree(root, marks)} active={active} onPoint={setPointed} />
        </React.Fragment>
      ))}
    </>
  );
}

/** A rule that did not match shows the first reason why; else nothing is picked and the first condition stands as the example. */
function firstToLookAt(all: readonly MarkedCondition[]): number | undefined {
  return (all.find(({ mark }) => mark === 'not_satisfied' || mark === 'exclusion_applied') ?? all[0])?.id;
}
