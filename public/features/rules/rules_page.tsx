/** The page of all rules. */
import React, { useState, type ReactElement } from 'react';
import { EuiButton, EuiFieldSearch, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { RulesResponse } from '../../../common/api';
import { useHost } from '../../shared/host_context';
import { Loaded } from '../../shared/loaded';
import { Page } from '../../shared/page';
import { usePageName } from '../../shared/page_name';
import { Empty } from '../../shared/states';
import { DetectionResult } from './detection_result';
import { filterRules } from './filter_rules';
import { LoadProblems } from './load_problems';
import { RulesTable } from './rules_table';
import { RulesUnavailable } from './rules_unavailable';
import { useDetectionRun } from './use_detection_run';
import { useRules } from './use_rules';

export function RulesPage(): ReactElement {
  const { canRunDetection } = useHost();
  const rules = useRules();
  const run = useDetectionRun();
  const name = i18n.translate('investigationGuides.rules.title', { defaultMessage: 'Rules' });
  usePageName([{ text: name }]);

  return (
    <Page>
      <EuiFlexGroup alignItems="center" gutterSize="m" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiTitle size="m">
            <h1>{name}</h1>
          </EuiTitle>
        </EuiFlexItem>
        <EuiFlexItem>{rules.data === undefined || rules.data.unavailable !== undefined ? null : <Totals {...rules.data} />}</EuiFlexItem>
        {canRunDetection === true ? (
          <EuiFlexItem grow={false}>
            <EuiButton fill size="s" iconType="play" isLoading={isRunning(run)} onClick={() => run.mutate()} data-test-subj="runDetection">
              <FormattedMessage id="investigationGuides.rules.run" defaultMessage="Run rules now" />
            </EuiButton>
          </EuiFlexItem>
        ) : null}
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <DetectionResult
        result={run.data}
        error={run.error}
        rules={rules.data?.rules ?? []}
        onClose={() => run.reset()}
        onRetry={() => run.mutate()}
      />
      <Loaded
        call={rules}
        loadingTitle={i18n.translate('investigationGuides.rules.loading', { defaultMessage: 'Loading the rules' })}
        failedTitle={i18n.translate('investigationGuides.rules.failed', { defaultMessage: 'The rules could not be loaded' })}
      >
        {(data) => <RulesList data={data} />}
      </Loaded>
    </Page>
  );
}

/** `status` says it in every version of react-query; `isLoading` and `isPending` do not. */
const isRunning = ({ status }: { readonly status: string }): boolean => status === 'loading' || status === 'pending';

function Totals({ rules }: RulesResponse): ReactElement {
  return (
    <EuiText size="s" color="subdued">
      <FormattedMessage
        id="investigationGuides.rules.total"
        defaultMessage="{count, plural, one {# rule} other {# rules}}, {guides, number} with a guide"
        values={{ count: rules.length, guides: rules.filter((rule) => rule.has_guide).length }}
      />
    </EuiText>
  );
}

function RulesList({ data }: { readonly data: RulesResponse }): ReactElement {
  const [text, setText] = useState('');
  const found = filterRules(data.rules, text);
  if (data.unavailable !== undefined) return <RulesUnavailable {...data.unavailable} />;
  const placeholder = i18n.translate('investigationGuides.rules.search', { defaultMessage: 'Search name, description, tag or id' });
  return (
    <>
      <LoadProblems problems={data.problems} />
      {data.rules.length === 0 ? (
        <Empty
          iconType="documentation"
          title={i18n.translate('investigationGuides.rules.none', { defaultMessage: 'No rules are loaded' })}
          body={
            <p>
              <FormattedMessage
                id="investigationGuides.rules.noneBody"
                defaultMessage="There is no rule in the place that rules are read from. Files that could not be read are listed above."
              />
            </p>
          }
        />
      ) : (
        <>
          <EuiFieldSearch
            fullWidth
            value={text}
            placeholder={placeholder}
            aria-label={placeholder}
            onChange={(event) => setText(event.target.value)}
            data-test-subj="ruleSearch"
          />
          <EuiSpacer size="m" />
          <RulesTable rules={found} />
        </>
      )}
    </>
  );
}
