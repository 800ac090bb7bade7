/** The shell commands of a step for this alert: filled in, ready to be copied; and the questions that spare the way to the host. */
import React, { useState } from 'react';
import { EuiButtonEmpty, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { GuideCommand } from '../../../common/api';
import { searchRemark, searchTopicLabel } from './command_search_words';
import { commandProblemText, equivalentLabel } from './command_words';
import { CopyableCommand } from './copyable_command';
import type { GuideWork } from './guide_work';
import { QueryCard } from './query_card';
import { SearchCard } from './search_card';

type Lent = Pick<GuideWork, 'renderRun' | 'renderSearch'>;

interface StepCommandsProps extends Lent {
  readonly commands: readonly GuideCommand[];
}

/** Nothing for commands that are complete as they stand and that nothing else answers. */
export function StepCommands({ commands, ...lent }: StepCommandsProps): React.ReactElement | null {
  const shown = withoutRepeated(commands).filter(
    ({ status, equivalent, search }) => status !== 'plain' || equivalent !== undefined || search !== undefined
  );
  if (shown.length === 0) return null;
  return (
    <>
      {shown.map((command) => (
        <StepCommand key={command.original} command={command} isNamed={shown.length > 1} {...lent} />
      ))}
    </>
  );
}

/** Two ways to list services are two commands and one question. */
function withoutRepeated(commands: readonly GuideCommand[]): readonly GuideCommand[] {
  const asked = new Set<string>();
  return commands.map((command) => {
    const { search } = command;
    if (search === undefined) return command;
    const question = JSON.stringify([search.topic, search.directive.providers]);
    if (asked.has(question)) return { ...command, search: undefined };
    asked.add(question);
    return command;
  });
}

interface StepCommandProps extends Lent {
  readonly command: GuideCommand;
  /** Several in one step: each row says whose it is. */
  readonly isNamed: boolean;
}

function StepCommand({ command, isNamed, renderRun, renderSearch }: StepCommandProps): React.ReactElement {
  const [open, setOpen] = useState<readonly Question[]>([]);
  const { equivalent, problem, search } = command;
  const toggle = (question: Question): void =>
    setOpen(open.includes(question) ? open.filter((each) => each !== question) : [...open, question]);
  return (
    <div data-test-subj="step-command">
      <EuiSpacer size="xs" />
      {isNamed && command.text === undefined && (
        <EuiText size="xs" color="subdued" style={{ overflowWrap: 'anywhere' }}>
          <code>{command.original}</code>
        </EuiText>
      )}
      {command.text !== undefined && (
        <EuiText size="s">
          {i18n.translate('investigationGuides.guide.command.forThisAlert', { defaultMessage: 'For this alert:' })}{' '}
          <CopyableCommand command={command.text} />
        </EuiText>
      )}
      {problem !== undefined && (
        <EuiText size="xs" color="subdued">
          {commandProblemText(problem)}
        </EuiText>
      )}
      <div style={{ alignItems: 'center', columnGap: 16, display: 'flex', flexWrap: 'wrap' }}>
        {equivalent !== undefined && (
          <QuestionButton
            iconType="logoOsquery"
            isOpen={open.includes('osquery')}
            onClick={() => toggle('osquery')}
            testSubject={`instead-${equivalent.directive.id}`}
          >
            {i18n.translate('investigationGuides.guide.command.askOsquery', {
              defaultMessage: 'Ask Osquery: {topic}',
              values: { topic: equivalentLabel(equivalent.topic) },
            })}
          </QuestionButton>
        )}
        {search !== undefined && (
          <QuestionButton
            iconType="search"
            isOpen={open.includes('search')}
            onClick={() => toggle('search')}
            testSubject={`instead-${search.directive.id}`}
          >
            {i18n.translate('investigationGuides.guide.command.searchEvents', {
              defaultMessage: 'Search events: {topic}',
              values: { topic: searchTopicLabel(search.topic) },
            })}
          </QuestionButton>
        )}
      </div>
      {equivalent !== undefined && open.includes('osquery') && <OsqueryQuestion equivalent={equivalent} renderRun={renderRun} />}
      {search !== undefined && open.includes('search') && <SearchQuestion search={search} renderSearch={renderSearch} />}
    </div>
  );
}

type Question = 'osquery' | 'search';

interface QuestionButtonProps {
  readonly iconType: string;
  readonly isOpen: boolean;
  readonly onClick: () => void;
  readonly testSubject: string;
  readonly children: string;
}

function QuestionButton({ iconType, isOpen, onClick, testSubject, children }: QuestionButtonProps): React.ReactElement {
  return (
    <EuiButtonEmpty size="xs" flush="both" iconType={iconType} aria-expanded={isOpen} onClick={onClick} data-test-subj={testSubject}>
      {children}
    </EuiButtonEmpty>
  );
}

interface OsqueryQuestionProps extends Pick<Lent, 'renderRun'> {
  readonly equivalent: NonNullable<GuideCommand['equivalent']>;
}

function OsqueryQuestion({ equivalent, renderRun }: OsqueryQuestionProps): React.ReactElement {
  const directive = { ...equivalent.directive, label: equivalentLabel(equivalent.topic) };
  return (
    <>
      <EuiSpacer size="xs" />
      <QueryCard directive={directive} resolution={equivalent.resolution} isReadOnly={false}>
        {renderRun(directive, equivalent.resolution)}
      </QueryCard>
    </>
  );
}

interface SearchQuestionProps extends Pick<Lent, 'renderSearch'> {
  readonly search: NonNullable<GuideCommand['search']>;
}

function SearchQuestion({ search, renderSearch }: SearchQuestionProps): React.ReactElement {
  const directive = { ...search.directive, label: searchTopicLabel(search.topic), description: searchRemark() };
  return (
    <>
      <EuiSpacer size="xs" />
      <SearchCard directive={directive} resolution={search.resolution} isReadOnly={false}>
        {renderSearch(directive, search.resolution)}
      </SearchCard>
    </>
  );
}
