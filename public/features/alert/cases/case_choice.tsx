/** Chooses one of the cases that are not closed: the newest first, or those with the words that are typed. */
import React from 'react';
import { EuiCallOut, EuiFieldSearch, EuiFlexGroup, EuiFlexItem, EuiRadio, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { CaseAnswer, WorkflowStatus } from '../../../../common/api';
import { Loaded } from '../../../shared/loaded';
import { severityLabel } from '../../../shared/severity_badge';
import { formatTime } from '../../../shared/time';
import { VisibleText } from '../../../shared/visible_text';
import { statusAfter, syncText } from './sync_words';
import type { UnfinishedCases } from './use_cases';

interface CaseChoiceProps {
  readonly call: { readonly data: UnfinishedCases | undefined; readonly error: unknown; readonly refetch: () => unknown };
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly chosen: CaseAnswer | undefined;
  readonly onChoose: (chosen: CaseAnswer) => void;
  readonly alertStatus: WorkflowStatus;
  /** Cases that the alert is in already. */
  readonly presentIds: readonly string[];
}

export function CaseChoice(props: CaseChoiceProps): React.ReactElement {
  const { call, typed, onType, chosen, alertStatus, presentIds } = props;
  // An alert that is in the case is not attached again, and keeps its status.
  const isNew = chosen !== undefined && !presentIds.includes(chosen.id);
  const label = i18n.translate('investigationGuides.cases.search', { defaultMessage: 'Words of the title or the description' });
  return (
    <>
      <EuiFieldSearch
        fullWidth
        compressed
        value={typed}
        onChange={(event) => onType(event.target.value)}
        placeholder={label}
        aria-label={label}
        data-test-subj="case-search"
      />
      <EuiSpacer size="s" />
      <Loaded
        call={call}
        loadingTitle={i18n.translate('investigationGuides.cases.loading', { defaultMessage: 'Loading the cases' })}
        failedTitle={i18n.translate('investigationGuides.cases.failed', { defaultMessage: 'The cases could not be loaded' })}
      >
        {(found) => <Cases {...props} found={found} />}
      </Loaded>
      {isNew && chosen.settings.syncAlerts && statusAfter(chosen.status) !== alertStatus && (
        <>
          <EuiSpacer size="s" />
          <EuiCallOut size="s" color="warning" title={syncText(chosen.status)} data-test-subj="case-syncs" />
        </>
      )}
    </>
  );
}

function Cases({ found, chosen, onChoose, presentIds }: CaseChoiceProps & { readonly found: UnfinishedCases }): React.ReactElement {
  // A case that is chosen stays on the screen, also when a search leaves it out.
  const isListed = chosen === undefined || found.cases.some(({ id }) => id === chosen.id);
  const shown = isListed ? found.cases : [chosen, ...found.cases];
  if (shown.length === 0) {
    return (
      <EuiText size="s" color="subdued" data-test-subj="no-cases">
        {i18n.translate('investigationGuides.cases.none', { defaultMessage: 'No such case. Look for other words, or make a new one.' })}
      </EuiText>
    );
  }
  return (
    <div role="radiogroup" data-test-subj="case-list">
      {shown.map((one) => (
        <div key={one.id} style={{ paddingBottom: 8 }}>
          <EuiRadio
            id={`case-${one.id}`}
            name="case"
            checked={one.id === chosen?.id}
            onChange={() => onChoose(one)}
            label={<CaseLine found={one} isPresent={presentIds.includes(one.id)} />}
          />
        </div>
      ))}
      {found.total > found.cases.length && (
        <EuiText size="xs" color="subdued">
          {i18n.translate('investigationGuides.cases.more', {
            defaultMessage: 'The newest {shown} of {total}. Look for words to find others.',
            values: { shown: found.cases.length, total: found.total },
          })}
        </EuiText>
      )}
    </div>
  );
}

function CaseLine({ found, isPresent }: { readonly found: CaseAnswer; readonly isPresent: boolean }): React.ReactElement {
  const facts = [
    severityLabel(found.severity),
    i18n.translate('investigationGuides.cases.alertCount', {
      defaultMessage: '{count, plural, one {# alert} other {# alerts}}',
      values: { count: found.totalAlerts },
    }),
    i18n.translate('investigationGuides.cases.made', { defaultMessage: 'made {when}', values: { when: formatTime(found.created_at) } }),
    ...(isPresent ? [i18n.translate('investigationGuides.cases.present', { defaultMessage: 'has this alert' })] : []),
  ];
  return (
    <EuiFlexGroup direction="column" gutterSize="none" responsive={false}>
      <EuiFlexItem grow={false}>
        <span>
          <VisibleText text={found.title} limit={160} />
        </span>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiText size="xs" color="subdued">
          {facts.join(' · ')}
        </EuiText>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
