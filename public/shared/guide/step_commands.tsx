/** The shell commands of a step for this alert: filled in, ready to be copied; and the question to Osquery that spares the way to the host. */
import React, { useState } from 'react';
import { EuiButtonEmpty, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { GuideCommand } from '../../../common/api';
import { commandProblemText, equivalentLabel } from './command_words';
import { CopyableCommand } from './copyable_command';
import type { GuideWork } from './guide_work';
import { QueryCard } from './query_card';

interface StepCommandsProps {
  readonly commands: readonly GuideCommand[];
  readonly renderRun: GuideWork['renderRun'];
}

/** Nothing for commands that are complete as they stand and that Osquery does not answer. */
export function StepCommands({ commands, renderRun }: StepCommandsProps): React.ReactElement | null {
  const shown = commands.filter(({ status, equivalent }) => status !== 'plain' || equivalent !== undefined);
  if (shown.length === 0) return null;
  return (
    <>
      {shown.map((command) => (
        <StepCommand key={command.original} command={command} renderRun={renderRun} />
      ))}
    </>
  );
}

function StepCommand({
  command,
  renderRun,
}: {
  readonly command: GuideCommand;
  readonly renderRun: GuideWork['renderRun'];
}): React.ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const { equivalent, problem } = command;
  return (
    <div data-test-subj="step-command">
      <EuiSpacer size="xs" />
      <div style={{ alignItems: 'center', columnGap: 8, display: 'flex', flexWrap: 'wrap' }}>
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
        {equivalent !== undefined && (
          <EuiButtonEmpty
            size="xs"
            flush="both"
            iconType="logoOsquery"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
            data-test-subj={`instead-${equivalent.directive.id}`}
          >
            {i18n.translate('investigationGuides.guide.command.askOsquery', {
              defaultMessage: 'Ask Osquery instead: {topic}',
              values: { topic: equivalentLabel(equivalent.topic) },
            })}
          </EuiButtonEmpty>
        )}
      </div>
      {isOpen && equivalent !== undefined && (
        <>
          <EuiSpacer size="xs" />
          <QueryCard
            directive={{ ...equivalent.directive, label: equivalentLabel(equivalent.topic) }}
            resolution={equivalent.resolution}
            isReadOnly={false}
          >
            {renderRun({ ...equivalent.directive, label: equivalentLabel(equivalent.topic) }, equivalent.resolution)}
          </QueryCard>
        </>
      )}
    </div>
  );
}
