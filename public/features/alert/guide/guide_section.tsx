/** The guide of the alert, worked with: fetches it and the investigation, and lends each query its run panel. */
import React, { useState } from 'react';
import { EuiButton, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { GuideResponse, InvestigationResponse } from '../../../../common/api';
import { GuideView } from '../../../shared/guide';
import { useHost } from '../../../shared/host_context';
import { Loaded } from '../../../shared/loaded';
import { SearchPanel } from '../investigate/search_panel';
import { useQueryRuns } from '../osquery/use_query_runs';
import { useAlertGuide, useInvestigation } from '../use_alert';
import { GuideNavigation } from './guide_navigation';
import { OtherGuideLine } from './other_guide_line';
import { OtherGuides } from './other_guides';
import { ReadOnlyCallout } from './read_only_callout';
import { RuleStandingLine } from './rule_standing_line';
import { scopedWork } from './scoped_work';
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
  const [otherRule, setOtherRule] = useState<string | undefined>(undefined);
  const guide = useAlertGuide(props.alertId, otherRule);
  const investigation = useInvestigation(props.alertId);
  const isOwn = otherRule === undefined;
  const hasNone = isOwn && (guide.data === undefined ? guide.error !== null : guide.data.guide.sections.length === 0);
  return (
    <>
      {!isOwn && <OtherGuideLine ruleName={guide.data?.rule.name ?? otherRule} onBack={() => setOtherRule(undefined)} />}
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
            {(investigationData) => (
              <Work {...props} key={otherRule} guide={guideData} otherRule={otherRule} investigation={investigationData} />
            )}
          </Loaded>
        )}
      </Loaded>
      {isOwn && (guide.data !== undefined || hasNone) && (
        <OtherGuides key={String(hasNone)} alertId={props.alertId} isOpen={hasNone} onPick={setOtherRule} />
      )}
    </>
  );
}

interface WorkProps extends GuideSectionProps {
  readonly guide: GuideResponse;
  /** Whose guide it is, when it is not that of the alert's rule. */
  readonly otherRule: string | undefined;
  readonly investigation: InvestigationResponse;
}

function Work({ alertId, agentId, alertAgentId, onFalsePositive, guide, otherRule, investigation }: WorkProps): React.ReactElement {
  const { locale } = useHost();
  const queryRuns = useQueryRuns({ alertId, agentId, alertAgentId, guide, otherRule, investigation });
  const whole = useGuideWork(investigation, {
    renderRun: queryRuns.renderRun,
    renderSearch: (directive, resolution) =>
      resolution.status === 'resolved' ? (
        <SearchPanel alertId={alertId} directive={directive} ruleId={otherRule} ruleName={guide.rule.name} />
      ) : null,
  });
  const work = scopedWork(whole, otherRule);
  return (
    <>
      <ReadOnlyCallout />
      <RuleStandingLine standing={guide.rule.standing} />
      {queryRuns.above}
      <GuideNavigation sections={guide.guide.sections} progress={work.progress} />
      <GuideView
        guide={guide}
        locale={locale}
        work={work}
        renderExtra={(section) =>
          section.kind !== 'false_positives' || work.isReadOnly || otherRule !== undefined ? null : (
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
