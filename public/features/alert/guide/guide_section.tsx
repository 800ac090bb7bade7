/** The guide of the alert, worked with: fetches it and the investigation, and lends each query its run panel. */
import React from 'react';
import { EuiButton, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { GuideResponse, InvestigationResponse } from '../../../../common/api';
import { GuideView } from '../../../shared/guide';
import { useHost } from '../../../shared/host_context';
import { Loaded } from '../../../shared/loaded';
import { QueryRunPanel } from '../osquery/query_run_panel';
import { useAlertGuide, useInvestigation } from '../use_alert';
import { GuideNavigation } from './guide_navigation';
import { ReadOnlyCallout } from './read_only_callout';
import { RuleStandingLine } from './rule_standing_line';
import { useGuideWork } from './use_guide_work';

interface GuideSectionProps {
  readonly alertId: string;
  /** Whom live queries ask. */
  readonly agentId: string | undefined;
  /** Who reported the alert. */
  readonly alertAgentId: string | undefined;
  readonly onFalsePositive: () => void;
}

export function GuideSection(props: GuideSectionProps): React.ReactElement {
  const guide = useAlertGuide(props.alertId);
  const investigation = useInvestigation(props.alertId);
  return (
    <Loaded
      call={guide}
      loadingTitle={i18n.translate('investigationGuides.alert.guide.loading', { defaultMessage: 'Loading the guide' })}
      failedTitle={i18n.translate('investigationGuides.alert.guide.failed', { defaultMessage: 'The guide could not be loaded' })}
    >
      {(guideData) => (
        <Loaded
          call={investigation}
          failedTitle={i18n.translate('investigationGuides.alert.investigation.failed', {
            defaultMessage: 'What was done with this alert could not be loaded',
          })}
        >
          {(investigationData) => <Work {...props} guide={guideData} investigation={investigationData} />}
        </Loaded>
      )}
    </Loaded>
  );
}

interface WorkProps extends GuideSectionProps {
  readonly guide: GuideResponse;
  readonly investigation: InvestigationResponse;
}

function Work({ alertId, agentId, alertAgentId, onFalsePositive, guide, investigation }: WorkProps): React.ReactElement {
  const { locale } = useHost();
  const work = useGuideWork(investigation, (directive, resolution) =>
    resolution.resolved === undefined || resolution.status !== 'resolved' ? null : (
      <QueryRunPanel
        alertId={alertId}
        agentId={agentId}
        alertAgentId={alertAgentId}
        directive={directive}
        query={resolution.resolved}
        recorded={investigation.runs[directive.id]}
      />
    )
  );
  return (
    <>
      <ReadOnlyCallout />
      <RuleStandingLine standing={guide.rule.standing} />
      <GuideNavigation sections={guide.guide.sections} progress={work.progress} />
      <GuideView
        guide={guide}
        locale={locale}
        work={work}
        renderExtra={(section) =>
          section.kind !== 'false_positives' || work.isReadOnly ? null : (
            <>
              <EuiSpacer size="s" />
              <EuiButton size="s" iconType="filter" onClick={onFalsePositive}>
                {i18n.translate('investigationGuides.alert.guide.markFalsePositive', { defaultMessage: 'Mark as false positive…' })}
              </EuiButton>
            </>
          )
        }
      />
    </>
  );
}
