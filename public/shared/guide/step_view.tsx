/** One step of a guide: what to do, its queries and searches, and, where the guide can be worked with, its state and note. */
import React, { useState } from 'react';
import {
  EuiButtonEmpty,
  EuiButtonIcon,
  EuiCheckbox,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiText,
  EuiToolTip,
  useEuiTheme,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { GuideResponse, SearchResolution } from '../../../common/api';
import type { Step } from '../../../common/guides/guide';
import type { Resolution } from '../../../common/osquery/resolution';
import { GuideMarkdown } from './guide_markdown';
import { GuideProblems } from './guide_problems';
import { useGuideMark } from './guide_mark';
import type { GuideWork } from './guide_work';
import { plainStep } from './plain_step';
import { QueryCard } from './query_card';
import { RelatedRuleLink, type RelatedRules } from './related_rule_link';
import { SearchCard } from './search_card';
import { StepCommands } from './step_commands';
import { StepNote } from './step_note';
import { StepConflict, StepSaveFailure, StepSaveState, stateLabel } from './step_save_state';
import { WrittenNote } from './written_note';

export interface StepViewProps {
  readonly step: Step;
  readonly resolutions: Readonly<Record<string, Resolution>>;
  readonly searches: Readonly<Record<string, SearchResolution>>;
  readonly commands: GuideResponse['commands'];
  readonly related: RelatedRules;
  /** Undefined: the guide is for reading, or the section is not a list of things to do. */
  readonly work: GuideWork | undefined;
  /** Queries run even in sections whose steps are not ticked. */
  readonly renderRun: GuideWork['renderRun'] | undefined;
  readonly renderSearch: GuideWork['renderSearch'] | undefined;
}

export function StepView(props: StepViewProps): React.ReactElement {
  const { step, work } = props;
  const { euiTheme } = useEuiTheme();
  const mark = useGuideMark('step', step.id);
  const [isNoteOpen, setIsNoteOpen] = useState(false);
  const state = work?.progress[step.id]?.state ?? 'open';
  return (
    <li
      {...mark}
      data-test-subj={`step-${step.id}`}
      style={{ ...mark.style, listStyle: work === undefined ? undefined : 'none', paddingTop: euiTheme.size.s }}
    >
      <EuiFlexGroup gutterSize="s" responsive={false} alignItems="flexStart">
        {work !== undefined && (
          <EuiFlexItem grow={false} style={{ paddingTop: 2 }}>
            <StepCheckbox step={step} work={work} />
          </EuiFlexItem>
        )}
        <EuiFlexItem style={{ minWidth: 0 }}>
          <div style={{ alignItems: 'flex-start', display: 'flex', gap: 8 }}>
            <div style={{ color: state === 'open' ? undefined : euiTheme.colors.subduedText, flex: '1 1 auto', minWidth: 0 }}>
              {step.relatedRule === undefined ? (
                <GuideMarkdown markdown={step.markdown} commands={step.commands} />
              ) : (
                <RelatedRuleLink rule={step.relatedRule} related={props.related} />
              )}
            </div>
            {work !== undefined && !work.isReadOnly && <StepActions step={step} work={work} onNote={() => setIsNoteOpen(true)} />}
            {work !== undefined && work.isReadOnly && state === 'not_applicable' && <NotApplicable />}
          </div>
          {work !== undefined && <StepRemarks step={step} work={work} isNoteOpen={isNoteOpen} />}
          <StepDetails {...props} />
        </EuiFlexItem>
      </EuiFlexGroup>
    </li>
  );
}

function StepDetails({ step, resolutions, searches, commands, related, work, renderRun, renderSearch }: StepViewProps): React.ReactElement {
  return (
    <>
      <GuideProblems problems={step.problems} />
      {renderRun !== undefined && renderSearch !== undefined && (
        <StepCommands commands={commands[step.id] ?? []} renderRun={renderRun} renderSearch={renderSearch} />
      )}
      {step.queries.map((directive) => {
        const resolution = resolutions[directive.id];
        return (
          <React.Fragment key={directive.id}>
            <EuiSpacer size="s" />
            <QueryCard directive={directive} resolution={resolution} isReadOnly={renderRun === undefined}>
              {resolution !== undefined && renderRun?.(directive, resolution)}
            </QueryCard>
          </React.Fragment>
        );
      })}
      {step.searches.map((directive) => {
        const resolution = searches[directive.id];
        return (
          <React.Fragment key={directive.id}>
            <EuiSpacer size="s" />
            <SearchCard directive={directive} resolution={resolution} isReadOnly={renderSearch === undefined}>
              {resolution !== undefined && renderSearch?.(directive, resolution)}
            </SearchCard>
          </React.Fragment>
        );
      })}
      {step.children.length > 0 && (
        <ul style={work === undefined ? { listStyle: 'disc', paddingLeft: 20 } : undefined}>
          {step.children.map((child) => (
            <StepView key={child.id} {...{ step: child, resolutions, searches, commands, related, work, renderRun, renderSearch }} />
          ))}
        </ul>
      )}
    </>
  );
}

function StepCheckbox({ step, work }: { readonly step: Step; readonly work: GuideWork }): React.ReactElement {
  const state = work.progress[step.id]?.state ?? 'open';
  const name = plainStep(step.markdown) || step.queries[0]?.label || step.searches[0]?.label || step.relatedRule?.name || step.id;
  return (
    <EuiCheckbox
      id={`step-done-${step.id}`}
      checked={state === 'done'}
      indeterminate={state === 'not_applicable'}
      disabled={work.isReadOnly}
      aria-label={i18n.translate('investigationGuides.guide.step.done', { defaultMessage: 'Done: {step}', values: { step: name } })}
      onChange={() => work.onChange(step.id, { state: state === 'done' ? 'open' : 'done' })}
    />
  );
}

/** Said in words where there is no button that shows it. */
function NotApplicable(): React.ReactElement {
  return (
    <EuiText size="xs" color="subdued" style={{ flex: 'none' }}>
      {stateLabel('not_applicable')}
    </EuiText>
  );
}

interface StepActionsProps {
  readonly step: Step;
  readonly work: GuideWork;
  readonly onNote: () => void;
}

function StepActions({ step, work, onNote }: StepActionsProps): React.ReactElement {
  const state = work.progress[step.id]?.state ?? 'open';
  const isOff = state === 'not_applicable';
  return (
    <div style={{ alignItems: 'center', display: 'flex', flex: 'none', gap: 4, marginTop: -2 }}>
      <StepSaveState stepId={step.id} work={work} />
      <EuiButtonEmpty
        size="xs"
        flush="both"
        color={isOff ? 'primary' : 'text'}
        aria-pressed={isOff}
        onClick={() => work.onChange(step.id, { state: isOff ? 'open' : 'not_applicable' })}
      >
        {i18n.translate('investigationGuides.guide.step.markNotApplicable', { defaultMessage: 'Not applicable' })}
      </EuiButtonEmpty>
      <EuiToolTip content={addNoteLabel()}>
        <EuiButtonIcon iconType="pencil" size="xs" color="text" aria-label={addNoteLabel()} onClick={onNote} />
      </EuiToolTip>
    </div>
  );
}

const addNoteLabel = (): string => i18n.translate('investigationGuides.guide.step.addNote', { defaultMessage: 'Add note' });

interface StepRemarksProps {
  readonly step: Step;
  readonly work: GuideWork;
  readonly isNoteOpen: boolean;
}

/** What there is to say about the step: its note, whether it is saved, a conflict. Nothing for a step that nobody touched. */
function StepRemarks({ step, work, isNoteOpen }: StepRemarksProps): React.ReactElement | null {
  const note = work.progress[step.id]?.note ?? '';
  if (work.isReadOnly) return note === '' ? null : <WrittenNote stepId={step.id} note={note} />;
  return (
    <>
      <StepConflict stepId={step.id} work={work} />
      {(isNoteOpen || note !== '') && (
        <StepNote stepId={step.id} note={note} takesFocus={isNoteOpen} onChange={(text) => work.onChange(step.id, { note: text })} />
      )}
      <StepSaveFailure stepId={step.id} work={work} />
    </>
  );
}
