/** The alert laid out for triage: what happened on top, what to do on the left, why and with which facts on the right. */
import React, { useMemo, useState } from 'react';
import { Global } from '@emotion/react';
import { EuiPanel, EuiSpacer, EuiTab, EuiTabs } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertResponse } from '../../../common/api';
import { documentFields, type DocumentField } from './facts/document_fields';
import { FactsView } from './facts/facts_view';
import { FieldsPanel } from './facts/fields_panel';
import { FalsePositiveFlyout } from './false_positive/false_positive_flyout';
import { GuideSection } from './guide/guide_section';
import { AlertActions } from './header/alert_actions';
import { AlertHeader } from './header/alert_header';
import { VerdictCallout } from './header/verdict_callout';
import { useInvestigation } from './use_alert';
import { WhySection } from './why/why_section';

/** Two columns where there is room; the right one stays in view while the guide is worked through. */
const LAYOUT = {
  '.igAlertColumns': { display: 'grid', gap: 16, gridTemplateColumns: 'minmax(0, 1fr)' },
  // In one column: why it matched comes before the long guide.
  '.igAlertAside': { order: -1 },
  '@media (min-width: 1120px)': {
    '.igAlertColumns': { alignItems: 'start', gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
    '.igAlertAside': {
      order: 0,
      maxHeight: 'calc(100vh - var(--kbnAppHeadersOffset, var(--euiFixedHeadersOffset, 0px)) - 24px)',
      overflowY: 'auto' as const,
      position: 'sticky' as const,
      top: 'calc(var(--kbnAppHeadersOffset, var(--euiFixedHeadersOffset, 0px)) + 12px)',
    },
  },
};

export function AlertView({ alert: { alert, source, agent_id } }: { readonly alert: AlertResponse }): React.ReactElement {
  const fields = useMemo(() => documentFields(source), [source]);
  const [isMarking, setIsMarking] = useState(false);
  const verdict = useInvestigation(alert.id).data?.verdict;
  const onFalsePositive = (): void => setIsMarking(true);
  return (
    <div data-test-subj="alert-page">
      <Global styles={LAYOUT} />
      <AlertHeader
        alert={alert}
        parentCommand={
          valueOf(fields, 'process.parent.command_line') ??
          valueOf(fields, 'process.parent.executable') ??
          valueOf(fields, 'process.parent.name')
        }
        actions={<AlertActions alert={alert} onFalsePositive={onFalsePositive} />}
      />
      {verdict !== undefined && <VerdictCallout alert={alert} verdict={verdict} />}
      <EuiSpacer size="m" />
      <div className="igAlertColumns">
        <div>
          <GuideSection
            alertId={alert.id}
            agentId={agent_id}
            alertAgentId={valueOf(fields, 'agent.id')}
            onFalsePositive={onFalsePositive}
          />
        </div>
        <aside className="igAlertAside">
          <Aside alert={alert} fields={fields} />
        </aside>
      </div>
      {isMarking && <FalsePositiveFlyout alert={alert} fields={fields} onClose={() => setIsMarking(false)} />}
    </div>
  );
}

type AsideTab = 'why' | 'facts' | 'fields';

/** One panel with tabs: beside the guide there is room for one of them, and each is a click away. */
function Aside({
  alert,
  fields,
}: {
  readonly alert: AlertResponse['alert'];
  readonly fields: readonly DocumentField[];
}): React.ReactElement {
  const [tab, setTab] = useState<AsideTab>('why');
  const tabs: readonly { readonly id: AsideTab; readonly label: string }[] = [
    { id: 'why', label: i18n.translate('investigationGuides.alert.tab.why', { defaultMessage: 'Why it matched' }) },
    { id: 'facts', label: i18n.translate('investigationGuides.alert.tab.facts', { defaultMessage: 'Facts' }) },
    {
      id: 'fields',
      label: i18n.translate('investigationGuides.alert.tab.fields', {
        defaultMessage: 'All fields ({count})',
        values: { count: fields.length },
      }),
    },
  ];
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiTabs size="s">
        {tabs.map(({ id, label }) => (
          <EuiTab key={id} isSelected={tab === id} onClick={() => setTab(id)} data-test-subj={`tab-${id}`}>
            {label}
          </EuiTab>
        ))}
      </EuiTabs>
      <EuiSpacer size="m" />
      {tab === 'why' && <WhySection alert={alert} />}
      {tab === 'facts' && <FactsView fields={fields} reason={alert.reason} index={alert.index} />}
      {tab === 'fields' && <FieldsPanel alertId={alert.id} fields={fields} />}
    </EuiPanel>
  );
}

function valueOf(fields: readonly DocumentField[], name: string): string | undefined {
  return fields.find((field) => field.name === name)?.values[0];
}
