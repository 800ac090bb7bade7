/** Chooses whom the guide's queries ask: the alert's host, every host of its operating system, or agents by their ids. */
import React, { useState } from 'react';
import { EuiButton, EuiButtonEmpty, EuiFormRow, EuiPopover, EuiRadioGroup, EuiSpacer, EuiTextArea } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { ChevronDown } from '../../../shared/chevron';
import { nameHidden } from '../../../shared/visible_text';
import { MOST_AGENTS, readAgentIds, type RunTarget } from './run_target';
import { targetLabel } from './target_words';

interface TargetChoiceProps {
  readonly target: RunTarget | undefined;
  /** Without chosen agents. */
  readonly choices: readonly RunTarget[];
  readonly onChoose: (target: RunTarget) => void;
}

export function TargetChoice({ target, choices, onChoose }: TargetChoiceProps): React.ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const [kind, setKind] = useState<RunTarget['kind']>(target?.kind ?? 'agents');
  const [text, setText] = useState(target?.kind === 'agents' ? target.agentIds.join('\n') : '');
  const { ids, wrong } = readAgentIds(text);
  const chosen = kind === 'agents' ? { kind, agentIds: ids } : choices.find((choice) => choice.kind === kind);
  const problem = kind === 'agents' ? idsProblem(ids.length, wrong) : undefined;
  const canChoose = chosen !== undefined && (kind !== 'agents' || (ids.length > 0 && problem === undefined));
  return (
    <EuiPopover
      aria-label={runOn()}
      isOpen={isOpen}
      closePopover={() => setIsOpen(false)}
      anchorPosition="downLeft"
      button={
        <EuiButtonEmpty size="s" flush="left" onClick={() => setIsOpen(!isOpen)} data-test-subj="choose-target">
          {runOn()}: {target === undefined ? nobody() : targetLabel(target)}{' '}
          <ChevronDown style={{ display: 'inline', verticalAlign: 'middle' }} />
        </EuiButtonEmpty>
      }
    >
      <div style={{ width: 340, maxWidth: '80vw' }} data-test-subj="target-choice">
        <EuiRadioGroup
          name="osquery-target"
          options={[
            ...choices.map((choice) => ({ id: choice.kind, label: targetLabel(choice) })),
            {
              id: 'agents',
              label: i18n.translate('investigationGuides.osquery.target.chosen', { defaultMessage: 'Agents that I name' }),
            },
          ]}
          idSelected={kind}
          onChange={(id) => setKind(choices.find((choice) => choice.kind === id)?.kind ?? 'agents')}
        />
        {kind === 'agents' && (
          <>
            <EuiSpacer size="s" />
            <EuiFormRow
              label={i18n.translate('investigationGuides.osquery.target.ids', { defaultMessage: 'Ids of agents (agent.id, as in Fleet)' })}
              isInvalid={problem !== undefined}
              error={problem}
              helpText={i18n.translate('investigationGuides.osquery.target.idsHelp', {
                defaultMessage: 'One a line, or apart by commas; at most {most}',
                values: { most: MOST_AGENTS },
              })}
            >
              <EuiTextArea rows={4} compressed value={text} onChange={(event) => setText(event.target.value)} data-test-subj="target-ids" />
            </EuiFormRow>
          </>
        )}
        <EuiSpacer size="m" />
        <EuiButton
          size="s"
          fill
          isDisabled={!canChoose}
          onClick={() => {
            if (chosen !== undefined) onChoose(chosen);
            setIsOpen(false);
          }}
          data-test-subj="apply-target"
        >
          {i18n.translate('investigationGuides.osquery.target.apply', { defaultMessage: 'Use for this guide’s queries' })}
        </EuiButton>
      </div>
    </EuiPopover>
  );
}

function idsProblem(count: number, wrong: readonly string[]): string | undefined {
  const [first] = wrong;
  if (first !== undefined) {
    return i18n.translate('investigationGuides.osquery.target.noId', {
      defaultMessage: '{text} is no id of an agent',
      values: { text: nameHidden(first.slice(0, 60)) },
    });
  }
  return count > MOST_AGENTS
    ? i18n.translate('investigationGuides.osquery.target.tooMany', {
        defaultMessage: '{count} ids; at most {most} at once',
        values: { count, most: MOST_AGENTS },
      })
    : undefined;
}

const runOn = (): string => i18n.translate('investigationGuides.osquery.target.runOn', { defaultMessage: 'Run on' });
const nobody = (): string => i18n.translate('investigationGuides.osquery.target.nobody', { defaultMessage: 'nobody yet' });
