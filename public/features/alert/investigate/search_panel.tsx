/** Runs one search of the guide and shows what it found inside the step: how many, the newest, and where to go on from there. */
import React, { useState } from 'react';
import { EuiButton, EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { InvestigateDirective } from '../../../../common/guides/guide';
import { errorText } from '../../../shared/states';
import { FoundView } from './found_view';
import { OpenElsewhere } from './open_elsewhere';
import { useSearch } from './use_search';

interface SearchPanelProps {
  readonly alertId: string;
  readonly directive: InvestigateDirective;
  readonly ruleId: string | undefined;
  readonly ruleName: string;
}

export function SearchPanel({ alertId, directive, ruleId, ruleName }: SearchPanelProps): React.ReactElement {
  const [isAsked, setIsAsked] = useState(false);
  const search = useSearch({ alertId, searchId: directive.id, ruleId }, isAsked);
  const ask = (): void => {
    if (isAsked) void search.refetch();
    setIsAsked(true);
  };
  return (
    <>
      <EuiSpacer size="s" />
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <EuiButton
            size="s"
            iconType={search.data === undefined ? 'search' : 'refresh'}
            isLoading={search.isFetching}
            onClick={ask}
            data-test-subj={`ask-${directive.id}`}
          >
            {search.data === undefined
              ? i18n.translate('investigationGuides.alert.search.ask', { defaultMessage: 'Search' })
              : i18n.translate('investigationGuides.alert.search.again', { defaultMessage: 'Search again' })}
          </EuiButton>
        </EuiFlexItem>
        {search.data !== undefined && (
          <EuiFlexItem grow={false}>
            <OpenElsewhere found={search.data} title={directive.label} ruleName={ruleName} />
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
      {search.error !== null && !search.isFetching && (
        <>
          <EuiSpacer size="s" />
          <EuiCallOut
            size="s"
            color="danger"
            iconType="warning"
            title={i18n.translate('investigationGuides.alert.search.failed', { defaultMessage: 'The search could not be made' })}
            data-test-subj={`search-failed-${directive.id}`}
          >
            <p>{errorText(search.error)}</p>
          </EuiCallOut>
        </>
      )}
      {search.data !== undefined && search.error === null && <FoundView found={search.data} label={directive.label} />}
    </>
  );
}
