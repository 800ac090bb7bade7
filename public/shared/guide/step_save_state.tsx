/** Whether a step's last change is stored, and, when it is not, what can be done about it. */
import React from 'react';
import { EuiButton, EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiLink, EuiLoadingSpinner, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { StepProgress } from '../../../common/api';
import { personName } from '../person';
import { formatTime } from '../time';
import type { ConflictChoice, GuideWork, StepChange } from './guide_work';
import { NoteText } from './written_note';

/** Beside the step: short, so that nothing moves. */
export function StepSaveState({ stepId, work }: { readonly stepId: string; readonly work: GuideWork }): React.ReactElement | null {
  const kind = work.saves[stepId]?.kind;
  if (kind !== 'saving' && kind !== 'saved') return null;
  return (
    <EuiText size="xs" color="subdued" role="status" style={{ whiteSpace: 'nowrap' }}>
      {kind === 'saving' ? (
        <>
          <EuiLoadingSpinner size="s" /> {i18n.translate('investigationGuides.guide.save.saving', { defaultMessage: 'Saving…' })}
        </>
      ) : (
        i18n.translate('investigationGuides.guide.save.saved', { defaultMessage: 'Saved' })
      )}
    </EuiText>
  );
}

/** Below the step: what could not be stored is still there, and can be tried again. */
export function StepSaveFailure({ stepId, work }: { readonly stepId: string; readonly work: GuideWork }): React.ReactElement | null {
  const save = work.saves[stepId];
  if (save?.kind !== 'failed') return null;
  return (
    <EuiText size="xs" color="danger" role="alert">
      {i18n.translate('investigationGuides.guide.save.failed', {
        defaultMessage: 'Not saved: {message}',
        values: { message: save.message },
      })}{' '}
      <EuiLink onClick={() => work.onRetry(stepId)}>
        {i18n.translate('investigationGuides.guide.save.retry', { defaultMessage: 'Try again' })}
      </EuiLink>
    </EuiText>
  );
}

/** Both versions of a step that two people changed, side by side, until one decides. */
export function StepConflict({ stepId, work }: { readonly stepId: string; readonly work: GuideWork }): React.ReactElement | null {
  const save = work.saves[stepId];
  if (save?.kind !== 'conflict') return null;
  return <Conflict mine={save.mine} theirs={save.theirs} onResolve={(choice) => work.onResolve(stepId, choice)} />;
}

interface ConflictProps {
  readonly mine: StepChange;
  readonly theirs: StepProgress;
  readonly onResolve: (choice: ConflictChoice) => void;
}

function Conflict({ mine, theirs, onResolve }: ConflictProps): React.ReactElement {
  const who = personName(theirs.updated_by);
  const when = formatTime(theirs.updated_at);
  const title =
    who === undefined
      ? i18n.translate('investigationGuides.guide.conflict.titleUnnamed', {
          defaultMessage: 'Somebody changed this step at {when}. Yours is not saved yet.',
          values: { when },
        })
      : i18n.translate('investigationGuides.guide.conflict.title', {
          defaultMessage: '{who} changed this step at {when}. Yours is not saved yet.',
          values: { who, when },
        });
  const hasNote = mine.note !== undefined;
  return (
    <EuiCallOut size="s" color="warning" iconType="branch" title={title} role="alert" data-test-subj="step-conflict">
      <Version name={i18n.translate('investigationGuides.guide.conflict.theirs', { defaultMessage: 'Stored' })} change={theirs} />
      <Version name={i18n.translate('investigationGuides.guide.conflict.mine', { defaultMessage: 'Yours' })} change={mine} />
      <EuiFlexGroup gutterSize="s" responsive={false} wrap>
        {hasNote && (
          <EuiFlexItem grow={false}>
            <EuiButton size="s" fill color="warning" onClick={() => onResolve('both')}>
              {i18n.translate('investigationGuides.guide.conflict.keepBoth', { defaultMessage: 'Keep both notes' })}
            </EuiButton>
          </EuiFlexItem>
        )}
        <EuiFlexItem grow={false}>
          <EuiButton size="s" color="warning" onClick={() => onResolve('mine')}>
            {i18n.translate('investigationGuides.guide.conflict.keepMine', { defaultMessage: 'Keep mine' })}
          </EuiButton>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton size="s" color="warning" onClick={() => onResolve('theirs')}>
            {i18n.translate('investigationGuides.guide.conflict.takeTheirs', { defaultMessage: 'Take the stored one' })}
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiCallOut>
  );
}

function Version({ name, change }: { readonly name: string; readonly change: StepChange }): React.ReactElement {
  return (
    <p>
      <strong>{name}:</strong> {change.state === undefined ? null : `${stateLabel(change.state)}. `}
      {change.note === undefined || change.note === '' ? null : <NoteText text={change.note} />}
    </p>
  );
}

export function stateLabel(state: StepProgress['state']): string {
  const labels: Record<StepProgress['state'], () => string> = {
    open: () => i18n.translate('investigationGuides.guide.state.open', { defaultMessage: 'Open' }),
    done: () => i18n.translate('investigationGuides.guide.state.done', { defaultMessage: 'Done' }),
    not_applicable: () => i18n.translate('investigationGuides.guide.state.notApplicable', { defaultMessage: 'Not applicable' }),
  };
  return labels[state]();
}
