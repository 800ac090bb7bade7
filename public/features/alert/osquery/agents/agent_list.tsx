/** The agents that Kibana lists: searched on the server, in pages, the alert's own host first; or one line that says why there is no list. */
import React, { useEffect, useState } from 'react';
import { EuiFieldSearch, EuiFlexGroup, EuiFlexItem, EuiPagination, EuiProgress, EuiSpacer, EuiSwitch, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { MOST_AGENTS_LISTED } from '../../../../../common/api';
import { HttpError } from '../../../../shared/host';
import { errorText } from '../../../../shared/states';
import type { Agent, AgentPage, PolicyName } from './agent';
import { AgentRow } from './agent_row';
import { MOST_SEARCHED } from './agent_search';
import { AGENTS_PER_PAGE, useAskedAgents, useAgentPage } from './use_agents';

interface AgentListProps {
  readonly ownId: string | undefined;
  readonly chosen: readonly string[];
  readonly isFull: boolean;
  readonly onToggle: (id: string) => void;
  /** There is no list: ids have to do. */
  readonly onRefused: () => void;
}

const PAUSE_MS = 250;
const NO_POLICIES: readonly PolicyName[] = [];
const NOBODY: readonly string[] = [];

export function AgentList({ ownId, chosen, isFull, onToggle, onRefused }: AgentListProps): React.ReactElement {
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState({ text: '', withoutOffline: false });
  const [page, setPage] = useState(0);
  const [policies, setPolicies] = useState(NO_POLICIES);
  const list = useAgentPage(search, page, policies);
  const { data, error } = list;
  const isWhole = search.text === '' && !search.withoutOffline;
  useEffect(() => {
    // Only the whole list names every policy.
    if (isWhole && data !== undefined && !list.isPreviousData) setPolicies(data.policies);
  }, [isWhole, data, list.isPreviousData]);
  useEffect(() => {
    const text = typed.trim();
    // Not the list as it was opened: its pages may be turned already.
    if (text === search.text) return;
    const timer = setTimeout(() => change({ text }), PAUSE_MS);
    return () => clearTimeout(timer);
    // What was typed is waited for, nothing else.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed]);
  useEffect(() => {
    if (error !== null) onRefused();
    // Once is enough.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [error]);
  const change = (part: Partial<typeof search>): void => {
    setSearch((before) => ({ ...before, ...part }));
    setPage(0);
  };
  if (error !== null && data === undefined) return <Refused error={error} />;
  return (
    <div data-test-subj="agent-list">
      <EuiFieldSearch
        compressed
        fullWidth
        isClearable
        value={typed}
        maxLength={MOST_SEARCHED}
        placeholder={searchLabel()}
        aria-label={searchLabel()}
        onChange={(event) => setTyped(event.target.value)}
        data-test-subj="search-agents"
      />
      <EuiSpacer size="s" />
      <EuiSwitch
        compressed
        label={i18n.translate('investigationGuides.osquery.agents.leaveOffline', { defaultMessage: 'Leave out offline ones' })}
        checked={search.withoutOffline}
        onChange={(event) => change({ withoutOffline: event.target.checked })}
        data-test-subj="without-offline"
      />
      <EuiSpacer size="xs" />
      <div style={{ height: 2 }}>{list.isFetching && <EuiProgress size="xs" />}</div>
      {error !== null && <Refused error={error} />}
      {data !== undefined && (
        <Found page={page} data={data} onPage={setPage} {...{ ownId, chosen, isFull, onToggle }} isFirst={isWhole && page === 0} />
      )}
    </div>
  );
}

interface FoundProps extends Pick<AgentListProps, 'ownId' | 'chosen' | 'isFull' | 'onToggle'> {
  readonly data: AgentPage;
  readonly page: number;
  /** The beginning of the whole list. */
  readonly isFirst: boolean;
  readonly onPage: (page: number) => void;
}

function Found({ data, page, isFirst, ownId, chosen, isFull, onToggle, onPage }: FoundProps): React.ReactElement {
  // Asked for beside the page, for its name may stand on any.
  const [asked] = useAskedAgents(ownId === undefined ? NOBODY : [ownId]);
  const own = isFirst ? asked?.agent : undefined;
  const shown = ownFirst(data.agents, ownId, own === 'missing' ? undefined : own);
  const reachable = Math.min(data.total, MOST_AGENTS_LISTED);
  const pages = Math.ceil(reachable / AGENTS_PER_PAGE);
  if (shown.length === 0) {
    return (
      <EuiText size="s" color="subdued" data-test-subj="no-agents">
        <p>
          {isFirst
            ? i18n.translate('investigationGuides.osquery.agents.none', { defaultMessage: 'There are no agents in this space.' })
            : i18n.translate('investigationGuides.osquery.agents.noneFound', { defaultMessage: 'No agent fits.' })}
        </p>
      </EuiText>
    );
  }
  return (
    <>
      <ul style={{ maxHeight: 'max(132px, 24vh)', overflowY: 'auto' }} aria-label={listLabel()}>
        {shown.map((agent) => (
          <AgentRow
            key={agent.id}
            agent={agent}
            isOwn={agent.id === ownId}
            isChosen={chosen.includes(agent.id)}
            isFull={isFull}
            onToggle={() => onToggle(agent.id)}
          />
        ))}
      </ul>
      <EuiSpacer size="xs" />
      <EuiFlexGroup gutterSize="s" alignItems="center" justifyContent="spaceBetween" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiText size="xs" color="subdued" aria-live="polite" data-test-subj="agent-count">
            {pages > 1 ? placeText(page, data) : countText(data.total)}
          </EuiText>
        </EuiFlexItem>
        {pages > 1 && (
          <EuiFlexItem grow={false}>
            <EuiPagination compressed pageCount={pages} activePage={page} onPageClick={onPage} aria-label={pagesLabel()} />
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
    </>
  );
}

function placeText(page: number, { agents, total }: AgentPage): string {
  const first = page * AGENTS_PER_PAGE + 1;
  return i18n.translate('investigationGuides.osquery.agents.count', {
    defaultMessage: '{first}–{last} of {total} agents',
    values: { first, last: first + agents.length - 1, total: total.toLocaleString() },
  });
}

const countText = (count: number): string =>
  i18n.translate('investigationGuides.osquery.agents.total', {
    defaultMessage: '{count, plural, one {# agent} other {# agents}}',
    values: { count },
  });

/** On top of the whole list, wherever its name would stand. */
function ownFirst(agents: readonly Agent[], ownId: string | undefined, own: Agent | undefined): readonly Agent[] {
  const here = agents.find(({ id }) => id === ownId) ?? own;
  return here === undefined ? agents : [here, ...agents.filter(({ id }) => id !== ownId)];
}

function Refused({ error }: { readonly error: unknown }): React.ReactElement {
  return (
    <EuiText size="s" role="status" data-test-subj="agents-refused">
      <p>
        {i18n.translate('investigationGuides.osquery.agents.refused', {
          defaultMessage: 'Agents cannot be listed, but can be named by their ids. {why}',
          values: { why: whyRefused(error) },
        })}
      </p>
    </EuiText>
  );
}

function whyRefused(error: unknown): string {
  if (error instanceof HttpError && error.statusCode !== 404) return errorText(error);
  return i18n.translate('investigationGuides.osquery.agents.noList', {
    defaultMessage: 'This Kibana has no list of agents that this page knows.',
  });
}

const searchLabel = (): string =>
  i18n.translate('investigationGuides.osquery.agents.search', { defaultMessage: 'Host, operating system, policy or id' });
const listLabel = (): string => i18n.translate('investigationGuides.osquery.agents.list', { defaultMessage: 'Agents' });
const pagesLabel = (): string => i18n.translate('investigationGuides.osquery.agents.pages', { defaultMessage: 'Pages of agents' });
