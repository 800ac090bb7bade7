/** One section of a guide under its heading, with how far its steps have come. */
import React from 'react';
import { EuiAccordion, EuiFlexGroup, EuiFlexItem, EuiPanel, EuiProgress, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { GuideResponse, SearchResolution } from '../../../common/api';
import type { Section } from '../../../common/guides/guide';
import type { Resolution } from '../../../common/osquery/resolution';
import { GuideMarkdown } from './guide_markdown';
import { guideElementId, useGuideMark } from './guide_mark';
import type { GuideWork } from './guide_work';
import type { RelatedRules } from './related_rule_link';
import { countProgress, type Progress } from './step_progress';
import { StepView } from './step_view';
import { sectionKindLabel } from './words';

export interface SectionViewProps {
  readonly section: Section;
  readonly resolutions: Readonly<Record<string, Resolution>>;
  readonly searches: Readonly<Record<string, SearchResolution>>;
  readonly commands: GuideResponse['commands'];
  readonly related: RelatedRules;
  readonly work: GuideWork | undefined;
  /** What a page adds under a section's text, for example a button beside the advice on false positives. */
  readonly extra?: React.ReactNode;
}

export function SectionView(props: SectionViewProps): React.ReactElement {
  const { section, work, extra } = props;
  const mark = useGuideMark('section', section.id);
  const isChecklist = work !== undefined && isWorkedThrough(section);
  const progress = isChecklist ? countProgress(section.steps, work.progress) : undefined;
  const title = section.title === '' ? sectionKindLabel(section.kind) : section.title;
  const body = (
    <>
      {section.intro !== '' && <GuideMarkdown markdown={section.intro} />}
      {section.intro !== '' && section.steps.length > 0 && <EuiSpacer size="m" />}
      <Steps {...props} isChecklist={isChecklist} />
      {extra}
    </>
  );
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m" {...mark} data-test-subj={`section-${section.id}`}>
      {section.kind === 'setup' && work !== undefined ? (
        <EuiAccordion
          id={`${sectionElementId(section)}-body`}
          buttonElement="button"
          buttonContent={<SectionTitle title={title} />}
          extraAction={progress === undefined ? undefined : <ProgressText progress={progress} />}
        >
          <EuiSpacer size="s" />
          {body}
        </EuiAccordion>
      ) : (
        <>
          <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false}>
            <EuiFlexItem>
              <SectionTitle title={title} />
            </EuiFlexItem>
            {progress !== undefined && (
              <EuiFlexItem grow={false}>
                <ProgressText progress={progress} />
              </EuiFlexItem>
            )}
          </EuiFlexGroup>
          {progress !== undefined && <SectionBar progress={progress} title={title} />}
          <EuiSpacer size="s" />
          {body}
        </>
      )}
    </EuiPanel>
  );
}

/** Sections whose steps are things to do; advice and lists of rules are only read. */
export function isWorkedThrough(section: Section): boolean {
  return section.steps.length > 0 && (section.kind === 'steps' || section.kind === 'response' || section.kind === 'setup');
}

export function sectionElementId(section: Section): string {
  return guideElementId({ kind: 'section', id: section.id });
}

function Steps({
  section,
  resolutions,
  searches,
  commands,
  related,
  work,
  isChecklist,
}: SectionViewProps & { readonly isChecklist: boolean }): React.ReactElement | null {
  if (section.steps.length === 0) return null;
  return (
    <ul style={isChecklist ? undefined : { listStyle: 'disc', paddingLeft: 20 }}>
      {section.steps.map((step) => (
        <StepView
          key={step.id}
          {...{ step, resolutions, searches, commands, related, work: isChecklist ? work : undefined }}
          renderRun={work?.renderRun}
          renderSearch={work?.renderSearch}
        />
      ))}
    </ul>
  );
}

function SectionTitle({ title }: { readonly title: string }): React.ReactElement {
  return (
    <EuiTitle size="xs">
      <h2>{title}</h2>
    </EuiTitle>
  );
}

function ProgressText({ progress }: { readonly progress: Progress }): React.ReactElement {
  return (
    <EuiText size="s" color="subdued" data-test-subj="section-progress">
      {i18n.translate('investigationGuides.guide.progress', {
        defaultMessage: '{settled} of {total}',
        values: { settled: progress.settled, total: progress.total },
      })}
    </EuiText>
  );
}

function SectionBar({ progress, title }: { readonly progress: Progress; readonly title: string }): React.ReactElement {
  return (
    <>
      <EuiSpacer size="xs" />
      <EuiProgress
        aria-label={title}
        size="xs"
        max={progress.total}
        value={progress.settled}
        color={progress.settled === progress.total ? 'success' : 'primary'}
      />
    </>
  );
}
