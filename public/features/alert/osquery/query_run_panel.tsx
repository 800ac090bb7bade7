/** Runs one query of the guide and shows what came of it, inside the step; or says why it cannot be run here. */
import React, { useState } from 'react';
import { EuiButtonEmpty, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { QueryRun } from '../../../../common/api';
import type { OsqueryDirective } from '../../../../common/guides/guide';
import type { Resolution } from '../../../../common/osquery';
import { fullerQuery, type MarkContext } from '../../../../common/osquery/results';
import { usePermission } from '../../../shared/permission';
import { FullerOffer } from './fuller_offer';
import { rowPins } from './row_pins';
import type { RunBook } from './run_book';
import { RunControl } from './run_control';
import { RunOutcome } from './run_outcome';
import type { RunTarget } from './run_target';
import { mappingOf, type RunWay } from './run_way';
import { useChanges } from './use_changes';
import { useEvidence } from './use_evidence';
import { useProcesses, useRun } from './use_run_book';

export interface QueryRunPanelProps {
  readonly alertId: string;
  readonly book: RunBook;
  /** Undefined where the alert names no agent and no other was chosen. */
  readonly target: RunTarget | undefined;
  /** Standalone another agent answers than the one that reported the alert; the analyst has to know. */
  readonly alertAgentId: string | undefined;
  readonly way: RunWay;
  readonly directive: OsqueryDirective;
  /** Resolved: SQL that is safe to run. */
  readonly resolution: Resolution;
  readonly query: string;
  /** By the id of the query. */
  readonly runs: Readonly<Record<string, QueryRun>>;
  readonly context: Omit<MarkContext, 'processes'>;
}

export const fullerId = (queryId: string): string => `${queryId}~fuller`;

export function QueryRunPanel(props: QueryRunPanelProps): React.ReactElement {
  const { book, directive, query, runs, target, way } = props;
  const fuller = fullerQuery(query);
  const fullerRun = runs[fullerId(directive.id)];
  const [isFuller, setIsFuller] = useState(() => isLater(fullerRun, runs[directive.id]));
  const shown = isFuller && fuller !== undefined ? { id: fullerId(directive.id), query: fuller.sql } : { id: directive.id, query };
  const { state } = useRun(book, shown.id);
  const isBusy = state.kind === 'launching' || state.kind === 'queued' || (state.kind === 'waiting' && !(state.isQuiet ?? state.isSilent));
  const launch = (queryId: string, sql: string): void => {
    if (target === undefined) return;
    const savedQueryId = way.kind === 'saved' ? way.savedObjectId : undefined;
    void book.launch({ queryId, query: sql, ecsMapping: mappingOf(way, directive.ecsMapping), target, savedQueryId });
  };
  return (
    <>
      <EuiSpacer size="s" />
      <RunControl
        {...props}
        recorded={runs[shown.id]}
        isBusy={isBusy}
        onLaunch={() => {
          setIsFuller(false);
          launch(directive.id, query);
        }}
      />
      {fuller !== undefined && way.kind === 'any' && target !== undefined && (
        <FullerOffer
          id={directive.id}
          fuller={fuller}
          isDisabled={isBusy}
          onRun={() => {
            setIsFuller(true);
            launch(fullerId(directive.id), fuller.sql);
          }}
        />
      )}
      {isFuller && fuller !== undefined && (
        <EuiButtonEmpty size="s" onClick={() => setIsFuller(false)} data-test-subj={`written-${directive.id}`}>
          {i18n.translate('investigationGuides.osquery.fuller.back', { defaultMessage: 'Rows of the guide’s own query' })}
        </EuiButtonEmpty>
      )}
      <Outcome {...props} key={shown.id} shown={shown} />
    </>
  );
}

interface OutcomeProps extends QueryRunPanelProps {
  readonly shown: { readonly id: string; readonly query: string };
}

function Outcome({ alertId, book, directive, shown, target, runs, way, context }: OutcomeProps): React.ReactElement {
  const { state, recordError } = useRun(book, shown.id);
  const processes = useProcesses(book);
  const evidence = useEvidence(alertId);
  const canWork = usePermission('work').isAllowed;
  const recorded = runs[shown.id];
  const table = state.kind === 'finished' ? state.table : state.kind === 'waiting' ? state.table : undefined;
  const changes = useChanges(recorded, state.kind === 'finished' ? table : undefined);
  const source = {
    query_id: shown.id,
    label: directive.label,
    query: recorded?.query ?? shown.query,
    action_id: recorded?.action_id ?? 'unrecorded',
  };
  return (
    <RunOutcome
      id={directive.id}
      state={state}
      label={directive.label}
      context={{ ...context, processes }}
      changes={changes}
      pins={canWork && table !== undefined ? rowPins(evidence, table, source) : undefined}
      recordError={recordError}
      isOldQuery={recorded !== undefined && recorded.query !== shown.query}
      canRunAgain={way.kind !== 'none' && target !== undefined}
    />
  );
}

function isLater(run: QueryRun | undefined, than: QueryRun | undefined): boolean {
  return run !== undefined && (than === undefined || Date.parse(run.started_at) > Date.parse(than.started_at));
}
