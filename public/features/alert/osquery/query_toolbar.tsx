/** Above the guide: runs all of its queries, chooses whom they ask, saves them for others, and says how far they have come. */
import React, { useState } from 'react';
import { EuiButton, EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiProgress, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { OsqueryPlatform } from '../../../../common/osquery';
import { useHost } from '../../../shared/host_context';
import { ConfirmWide } from './confirm_wide';
import { planAll, tally, type RunPlan } from './run_all';
import { AT_ONCE, type RunBook, type RunEntry } from './run_book';
import { isWide, targetAgents, type RunTarget } from './run_target';
import type { RunWay } from './run_way';
import { SaveQueries } from './save_queries';
import type { GuideQuery } from './saved_queries';
import { BeforeAsking } from './agents/before_asking';
import { TargetChoice } from './target_choice';
import { useWatched } from './use_run_book';

interface QueryToolbarProps {
  readonly book: RunBook;
  readonly queries: readonly GuideQuery[];
  readonly rule: { readonly rule_id: string; readonly name: string };
  readonly platform: OsqueryPlatform | undefined;
  readonly target: RunTarget | undefined;
  readonly choices: readonly RunTarget[];
  readonly alertAgentId: string | undefined;
  readonly onTarget: (target: RunTarget) => void;
  readonly wayOf: (query: GuideQuery) => RunWay;
  /** Under which a run of the query is kept. */
  readonly idOf: (queryId: string) => string;
}

export function QueryToolbar(props: QueryToolbarProps): React.ReactElement | null {
  const { book, queries, target, wayOf, idOf } = props;
  const { abilities } = useHost();
  const [plan, setPlan] = useState<RunPlan | undefined>(undefined);
  const [asking, setAsking] = useState<'wide' | 'save' | undefined>(undefined);
  const mayRun = abilities.liveQueries === 'allowed' || abilities.savedQueries === 'allowed';
  if (queries.length === 0 || !(mayRun || abilities.saveQueries === 'allowed')) return null;
  const next = target === undefined ? undefined : planAll(queries, target, wayOf, idOf);
  const runAll = (): void => {
    setAsking(undefined);
    setPlan(next);
    if (next !== undefined) void book.launchAll(next.orders);
  };
  return (
    <div data-test-subj="query-toolbar">
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
        {mayRun && (
          <EuiFlexItem grow={false}>
            <EuiButton
              size="s"
              iconType="play"
              isDisabled={next === undefined || next.orders.length === 0}
              onClick={target !== undefined && isWide(target) ? () => setAsking('wide') : runAll}
              data-test-subj="run-all"
            >
              {i18n.translate('investigationGuides.osquery.all.run', {
                defaultMessage: 'Run all queries ({count})',
                values: { count: next?.orders.length ?? 0 },
              })}
            </EuiButton>
          </EuiFlexItem>
        )}
        {mayRun && (
          <EuiFlexItem grow={false}>
            <TargetChoice target={target} choices={props.choices} alertAgentId={props.alertAgentId} onChoose={props.onTarget} />
          </EuiFlexItem>
        )}
        {abilities.saveQueries === 'allowed' && (
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty size="s" iconType="save" onClick={() => setAsking('save')} data-test-subj="open-save-queries">
              {i18n.translate('investigationGuides.osquery.save.open', { defaultMessage: 'Save in Osquery…' })}
            </EuiButtonEmpty>
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
      {mayRun && target !== undefined && <BeforeAsking ids={targetAgents(target)} />}
      {plan !== undefined && <AllSummary book={book} plan={plan} />}
      <EuiSpacer size="s" />
      {asking === 'wide' && target !== undefined && (
        <ConfirmWide target={target} count={next?.orders.length ?? 0} onCancel={() => setAsking(undefined)} onConfirm={runAll} />
      )}
      {asking === 'save' && (
        <SaveQueries queries={queries} rule={props.rule} platform={props.platform} onClose={() => setAsking(undefined)} />
      )}
    </div>
  );
}

function AllSummary({ book, plan }: { readonly book: RunBook; readonly plan: RunPlan }): React.ReactElement {
  const entries = useWatched(book, () => plan.orders.map(({ queryId }) => book.entry(queryId)), sameEntries);
  const { withRows, empty, failed, silent, open } = tally(entries);
  const total = plan.orders.length;
  return (
    <div role="status" data-test-subj="run-all-summary">
      <EuiSpacer size="s" />
      {open > 0 && <EuiProgress size="xs" max={total} value={total - open} aria-label={progressText(total - open, total)} />}
      <EuiText size="xs" color="subdued">
        {open > 0 ? `${progressText(total - open, total)} ` : ''}
        {i18n.translate('investigationGuides.osquery.all.summary', {
          defaultMessage: '{withRows} with rows, {empty} without, {failed} failed, {silent} without an answer.',
          values: { withRows, empty, failed, silent },
        })}{' '}
        {notRunText(plan)}
        {entries.some(({ state }) => state.kind === 'queued') && (
          <EuiButtonEmpty size="xs" flush="both" onClick={() => book.dropQueued()} data-test-subj="stop-all">
            {i18n.translate('investigationGuides.osquery.all.stop', { defaultMessage: 'Do not send the rest' })}
          </EuiButtonEmpty>
        )}
      </EuiText>
    </div>
  );
}

const sameEntries = (a: readonly RunEntry[], b: readonly RunEntry[]): boolean => a.every((entry, index) => entry === b[index]);

const progressText = (ended: number, total: number): string =>
  i18n.translate('investigationGuides.osquery.all.progress', {
    defaultMessage: '{ended} of {total} queries have ended, at most {most} at once.',
    values: { ended, total, most: AT_ONCE },
  });

function notRunText({ unresolved, doubtful, denied }: RunPlan): string {
  return [
    ...(unresolved > 0
      ? [
          i18n.translate('investigationGuides.osquery.all.unresolved', {
            defaultMessage: '{count} not run: they could not be filled in for this alert.',
            values: { count: unresolved },
          }),
        ]
      : []),
    ...(doubtful > 0
      ? [
          i18n.translate('investigationGuides.osquery.all.doubtful', {
            defaultMessage: '{count} not run: osquery is likely to refuse them; run them one by one.',
            values: { count: doubtful },
          }),
        ]
      : []),
    ...(denied > 0
      ? [
          i18n.translate('investigationGuides.osquery.all.denied', {
            defaultMessage: '{count} not run: you may run saved queries only.',
            values: { count: denied },
          }),
        ]
      : []),
  ].join(' ');
}
