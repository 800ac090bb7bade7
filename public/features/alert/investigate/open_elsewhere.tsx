/** Ways from a search to Kibana's own tools. Where there are none, standalone, the query can be copied from its card. */
import React from 'react';
import { useMutation } from '@tanstack/react-query';
import { EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiToolTip } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { timelineIdOf, type GuideSearchResponse } from '../../../../common/api';
import { useApi } from '../../../shared/api';
import { useHost } from '../../../shared/host_context';
import { errorText } from '../../../shared/states';
import { timelineOf } from './timeline_draft';

interface OpenElsewhereProps {
  readonly found: GuideSearchResponse;
  readonly title: string;
  readonly ruleName: string;
}

export function OpenElsewhere({ found, title, ruleName }: OpenElsewhereProps): React.ReactElement | null {
  const { discoverLink, securityLinks } = useHost();
  if (discoverLink === undefined && securityLinks === undefined) return null;
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
      {discoverLink !== undefined && (
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty
            size="s"
            iconType="discoverApp"
            target="_blank"
            href={discoverLink({ kql: found.kql, indices: found.indices, from: found.from, to: found.to, columns: found.columns })}
            data-test-subj="open-in-discover"
          >
            {i18n.translate('investigationGuides.alert.search.discover', { defaultMessage: 'Open in Discover' })}
          </EuiButtonEmpty>
        </EuiFlexItem>
      )}
      {securityLinks !== undefined && (
        <EuiFlexItem grow={false}>
          <OpenTimeline found={found} title={title} ruleName={ruleName} />
        </EuiFlexItem>
      )}
    </EuiFlexGroup>
  );
}

/** Timeline opens only what is saved, so the search becomes a Timeline of its own: once, then it is there to be opened. */
function OpenTimeline({ found, title, ruleName }: OpenElsewhereProps): React.ReactElement {
  const api = useApi();
  const { notices, securityLinks } = useHost();
  const saving = useMutation({
    mutationFn: async () => {
      const id = timelineIdOf(await api.createTimeline(timelineOf(found, title, ruleName)));
      if (id === undefined) throw new Error(noIdText());
      return id;
    },
    onError: (error) =>
      notices.danger(
        i18n.translate('investigationGuides.alert.search.timelineFailed', { defaultMessage: 'The Timeline could not be saved' }),
        errorText(error)
      ),
  });
  // Older and newer versions of the library name this state differently.
  const isSaving = !saving.isIdle && !saving.isSuccess && !saving.isError;
  if (saving.data !== undefined && securityLinks !== undefined) {
    return (
      <EuiButtonEmpty
        size="s"
        iconType="timeline"
        target="_blank"
        href={securityLinks.timeline(saving.data)}
        data-test-subj="open-timeline"
      >
        {i18n.translate('investigationGuides.alert.search.openTimeline', { defaultMessage: 'Open the Timeline' })}
      </EuiButtonEmpty>
    );
  }
  return (
    <EuiToolTip
      content={i18n.translate('investigationGuides.alert.search.timelineHelp', {
        defaultMessage: 'Saves the search as a Timeline of the Security app, which you can then open, change and keep.',
      })}
    >
      <EuiButtonEmpty size="s" iconType="timeline" isLoading={isSaving} onClick={() => saving.mutate()} data-test-subj="save-timeline">
        {i18n.translate('investigationGuides.alert.search.saveTimeline', { defaultMessage: 'Save as a Timeline' })}
      </EuiButtonEmpty>
    </EuiToolTip>
  );
}

function noIdText(): string {
  return i18n.translate('investigationGuides.alert.search.timelineUnknown', {
    defaultMessage: 'Kibana answered without the id of the Timeline. Look for it among the Timelines of the Security app.',
  });
}
