/** Chooses whom the guide's queries ask: the alert's host, every host of its operating system, or agents out of the list or by their ids. */
import React, { useState } from 'react';
import { EuiButton, EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiPopover, EuiRadioGroup, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { ChevronDown } from '../../../shared/chevron';
import { AgentList } from './agents/agent_list';
import { BeforeAsking } from './agents/before_asking';
import { ChosenAgents } from './agents/chosen_agents';
import { useAgentNames } from './agents/use_agents';
import { MOST_AGENTS, readAgentIds, targetAgents, type RunTarget } from './run_target';
import { idsProblem, TargetIds } from './target_ids';
import { targetLabel } from './target_words';

interface TargetChoiceProps {
  readonly target: RunTarget | undefined;
  /** Without chosen agents. */
  readonly choices: readonly RunTarget[];
  /** Who reported the alert: standalone it is not who answers. */
  readonly alertAgentId: string | undefined;
  readonly onChoose: (target: RunTarget) => void;
}

export function TargetChoice({ target, choices, alertAgentId, onChoose }: TargetChoiceProps): React.ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const nameOf = useAgentNames([...new Set([target, ...choices].flatMap((one) => (one === undefined ? [] : targetAgents(one))))]);
  return (
    <EuiPopover
      aria-label={runOn()}
      isOpen={isOpen}
      closePopover={() => setIsOpen(false)}
      anchorPosition="downLeft"
      button={
        <EuiButtonEmpty
          size="s"
          flush="left"
          onClick={() => setIsOpen(!isOpen)}
          title={target === undefined ? undefined : targetAgents(target).join('\n')}
          data-test-subj="choose-target"
        >
          {runOn()}: {target === undefined ? nobody() : targetLabel(target, nameOf)}{' '}
          <ChevronDown style={{ display: 'inline', verticalAlign: 'middle' }} />
        </EuiButtonEmpty>
      }
    >
      <TargetPanel
        {...{ target, choices, alertAgentId, nameOf }}
        onChoose={(chosen) => {
          onChoose(chosen);
          setIsOpen(false);
        }}
      />
    </EuiPopover>
  );
}

interface TargetPanelProps extends TargetChoiceProps {
  readonly nameOf: (id: string) => string | undefined;
}

function TargetPanel({ target, choices, alertAgentId, nameOf, onChoose }: TargetPanelProps): React.ReactElement {
  const [kind, setKind] = useState<RunTarget['kind']>(target?.kind ?? 'agents');
  const [picked, setPicked] = useState<readonly string[]>(target?.kind === 'agents' ? target.agentIds : []);
  const [text, setText] = useState('');
  const [isPasting, setIsPasting] = useState(false);
  const { ids: typed, wrong } = readAgentIds(text);
  const ids = [...new Set([...picked, ...typed])];
  const problem = idsProblem(ids.length, wrong);
  const chosen: RunTarget | undefined = kind === 'agents' ? { kind, agentIds: ids } : choices.find((choice) => choice.kind === kind);
  const canChoose = chosen !== undefined && (kind !== 'agents' || (ids.length > 0 && problem === undefined));
  const toggle = (id: string): void =>
    setPicked((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));
  return (
    <div style={{ width: 460, maxWidth: '80vw' }} data-test-subj="target-choice">
      <EuiRadioGroup
        name="osquery-target"
        options={[
          ...choices.map((choice) => ({ id: choice.kind, label: targetLabel(choice, nameOf) })),
          {
            id: 'agents',
            label: i18n.translate('investigationGuides.osquery.target.chosen', { defaultMessage: 'Agents that I choose' }),
          },
        ]}
        idSelected={kind}
        onChange={(id) => setKind(choices.find((choice) => choice.kind === id)?.kind ?? 'agents')}
      />
      {kind === 'agents' && (
        <>
          <EuiSpacer size="s" />
          <AgentList
            ownId={alertAgentId}
            chosen={ids}
            isFull={ids.length >= MOST_AGENTS}
            onToggle={toggle}
            onRefused={() => setIsPasting(true)}
          />
          <EuiSpacer size="s" />
          <ChosenAgents ids={picked} onRemove={toggle} onClear={() => setPicked([])} />
          {isPasting && <TargetIds text={text} problem={problem} onChange={setText} />}
        </>
      )}
      <EuiSpacer size="s" />
      {/* Ids that are still being typed are asked about when they are used. */}
      <BeforeAsking ids={kind === 'agents' || chosen === undefined ? picked : targetAgents(chosen)} />
      <EuiSpacer size="s" />
      <EuiFlexGroup gutterSize="s" alignItems="center" justifyContent="spaceBetween" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiButton
            size="s"
            fill
            isDisabled={!canChoose}
            onClick={() => (chosen === undefined ? undefined : onChoose(chosen))}
            data-test-subj="apply-target"
          >
            {i18n.translate('investigationGuides.osquery.target.apply', { defaultMessage: 'Use for this guide’s queries' })}
          </EuiButton>
        </EuiFlexItem>
        {kind === 'agents' && !isPasting && (
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty size="xs" onClick={() => setIsPasting(true)} data-test-subj="paste-ids">
              {i18n.translate('investigationGuides.osquery.target.paste', { defaultMessage: 'Paste ids' })}
            </EuiButtonEmpty>
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
    </div>
  );
}

const runOn = (): string => i18n.translate('investigationGuides.osquery.target.runOn', { defaultMessage: 'Run on' });
const nobody = (): string => i18n.translate('investigationGuides.osquery.target.nobody', { defaultMessage: 'nobody yet' });
