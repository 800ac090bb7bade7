/** Saves the queries of the guide as saved queries of Osquery, so that analysts can run them who may run nothing else. */
import React from 'react';
import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiIcon,
  EuiModal,
  EuiModalBody,
  EuiModalFooter,
  EuiModalHeader,
  EuiModalHeaderTitle,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { i18n } from '@kbn/i18n';
import type { OsqueryPlatform } from '../../../../common/osquery';
import { useApi } from '../../../shared/api';
import { Loaded } from '../../../shared/loaded';
import { errorText } from '../../../shared/states';
import { VisibleText } from '../../../shared/visible_text';
import { saveAll, saveCandidates, type GuideQuery, type SaveCandidate } from './saved_queries';
import { SAVED_QUERIES_KEY, useSavedQueries } from './use_saved_queries';

interface SaveQueriesProps {
  readonly queries: readonly GuideQuery[];
  readonly rule: { readonly rule_id: string; readonly name: string };
  readonly platform: OsqueryPlatform | undefined;
  readonly onClose: () => void;
}

export function SaveQueries(props: SaveQueriesProps): React.ReactElement {
  const saved = useSavedQueries(true);
  const titleId = 'save-queries-title';
  return (
    <EuiModal aria-labelledby={titleId} onClose={props.onClose} data-test-subj="save-queries-modal">
      <EuiModalHeader>
        <EuiModalHeaderTitle id={titleId}>
          {i18n.translate('investigationGuides.osquery.save.title', { defaultMessage: 'Save the guide’s queries in Osquery' })}
        </EuiModalHeaderTitle>
      </EuiModalHeader>
      <Loaded
        call={saved}
        failedTitle={i18n.translate('investigationGuides.osquery.save.loadFailed', { defaultMessage: 'Saved queries could not be loaded' })}
      >
        {(known) => <Candidates {...props} candidates={saveCandidates({ ...props, saved: known })} />}
      </Loaded>
    </EuiModal>
  );
}

function Candidates({ candidates, onClose }: SaveQueriesProps & { readonly candidates: readonly SaveCandidate[] }): React.ReactElement {
  const api = useApi();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => saveAll(candidates, (request) => api.createSavedQuery(request)),
    onSuccess: () => client.invalidateQueries({ queryKey: [...SAVED_QUERIES_KEY] }),
  });
  const fresh = candidates.filter(({ kind }) => kind === 'new').length;
  const failed = save.data?.failed ?? [];
  return (
    <>
      <EuiModalBody>
        <EuiText size="s">
          <p>
            {i18n.translate('investigationGuides.osquery.save.why', {
              defaultMessage:
                'Analysts who may only run saved queries can then run these from the guide. Kibana itself puts the values of an alert into a saved query; before this page runs one, it makes sure that the result is the query that it shows.',
            })}
          </p>
        </EuiText>
        <EuiSpacer size="m" />
        {candidates.map((candidate) => (
          <Candidate key={candidate.id} candidate={candidate} />
        ))}
        {failed.length > 0 && (
          <EuiCallOut size="s" color="danger" iconType="error" title={someFailed(failed.length)} data-test-subj="save-queries-failed">
            <VisibleText text={errorText(failed[0]?.error)} />
          </EuiCallOut>
        )}
      </EuiModalBody>
      <EuiModalFooter>
        <EuiButtonEmpty onClick={onClose}>
          {i18n.translate('investigationGuides.osquery.save.close', { defaultMessage: 'Close' })}
        </EuiButtonEmpty>
        <EuiButton fill isDisabled={fresh === 0} isLoading={save.isLoading} onClick={() => save.mutate()} data-test-subj="save-queries">
          {fresh === 0
            ? i18n.translate('investigationGuides.osquery.save.nothing', { defaultMessage: 'Nothing left to save' })
            : i18n.translate('investigationGuides.osquery.save.action', {
                defaultMessage: 'Save {count, plural, one {# query} other {# queries}}',
                values: { count: fresh },
              })}
        </EuiButton>
      </EuiModalFooter>
    </>
  );
}

function Candidate({ candidate }: { readonly candidate: SaveCandidate }): React.ReactElement {
  return (
    <div style={{ marginBottom: 12 }} data-test-subj={`save-candidate-${candidate.kind}`}>
      <EuiText size="s">
        <EuiIcon type={ICONS[candidate.kind]} aria-hidden={true} /> <strong>{candidate.label}</strong>
      </EuiText>
      <EuiText size="xs" color="subdued">
        {candidate.kind === 'new' ? <code>{candidate.request.query.trim().slice(0, 600)}</code> : stateText(candidate)}
      </EuiText>
    </div>
  );
}

const ICONS = { new: 'save', saved: 'check', unfilled: 'cross' } as const;

function stateText(candidate: Exclude<SaveCandidate, { kind: 'new' }>): string {
  return candidate.kind === 'saved'
    ? i18n.translate('investigationGuides.osquery.save.alreadySaved', {
        defaultMessage: 'Saved already: {name}',
        values: { name: candidate.name },
      })
    : i18n.translate('investigationGuides.osquery.save.unfilled', {
        defaultMessage: 'Not saved: this alert has no value for its placeholder. Save it from an alert that has one.',
      });
}

const someFailed = (count: number): string =>
  i18n.translate('investigationGuides.osquery.save.failed', {
    defaultMessage: '{count, plural, one {# query} other {# queries}} could not be saved',
    values: { count },
  });
