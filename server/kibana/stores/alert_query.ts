/** A page of the queue as one search of Elasticsearch: the filter, the order and the counts beside it. */
import { severityRank, statusRank } from '../../app/alert_summary';
import type { AlertFilter, AlertPageRequest } from '../../app/ports';
import { allOf, by, everything, exactly, FIELD, severityQuery, sortFields, statusQuery } from './alert_fields';
import { facetAggregations, type FacetConditions } from './alert_facets';
import type { EsQuery, EsSearchRequest, EsSort } from './es_client';

/** Elasticsearch's own limit (`index.max_result_window`) on how far a search may be paged. */
export const FARTHEST_ALERT = 10_000;

export function pageSearch(index: string, { filter, sortField, sortOrder, offset, limit }: AlertPageRequest): EsSearchRequest {
  const order = orderOf(sortField, sortOrder);
  const conditions = facetConditions(filter);
  return {
    index,
    // Facets count over what `query` finds, each with the conditions of the others; `post_filter` narrows the page alone.
    query: { bool: { filter: commonConditions(filter), should: order.scores, minimum_should_match: 0 } },
    post_filter: allOf(Object.values(conditions)),
    aggs: facetAggregations(conditions),
    sort: [order.sort, by(FIELD.id, 'asc')],
    from: offset,
    size: limit,
    track_total_hits: true,
  };
}

function facetConditions({ status, severity, ruleId, host, user }: AlertFilter): FacetConditions {
  return {
    status: status === undefined ? everything : statusQuery[status],
    severity: severity === undefined ? everything : severityQuery[severity],
    rule: ruleId === undefined ? everything : exactly(FIELD.ruleId, ruleId),
    host: host === undefined ? everything : exactly(FIELD.host, host),
    user: user === undefined ? everything : exactly(FIELD.user, user),
  };
}

function commonConditions({ search, sinceMs }: AlertFilter): EsQuery[] {
  const conditions: EsQuery[] = [];
  if (sinceMs !== undefined) conditions.push({ range: { [FIELD.time]: { gte: sinceMs, format: 'epoch_millis' } } });
  if (search !== undefined && search !== '') conditions.push(textQuery(search));
  return conditions;
}

const searchedFields = [FIELD.ruleName, FIELD.host, FIELD.user, FIELD.process, FIELD.commandLine, FIELD.args];

/**
 * The text anywhere in a field. `case_insensitive` knows the case of ASCII letters only, so text in other scripts is looked for in its
 * usual spellings: as given, in lower case, in capitals, and with capitals at the beginning of words.
 */
function textQuery(text: string): EsQuery {
  const lower = text.toLowerCase();
  const capitalized = lower.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  const isAscii = /^\p{ASCII}*$/u.test(text);
  const spellings = isAscii ? [text] : [...new Set([text, lower, text.toUpperCase(), capitalized])];
  const should = searchedFields.flatMap((field) =>
    spellings.map((spelling): EsQuery => ({ wildcard: { [field]: { value: `*${literally(spelling)}*`, case_insensitive: true } } }))
  );
  return { bool: { should, minimum_should_match: 1 } };
}

function literally(text: string): string {
  return text.replace(/[\\*?]/g, '\\$&');
}

/** `scores` ranks what has no order of its own as a keyword: each rank is a constant score, which needs no script and no runtime field. */
function orderOf(field: AlertPageRequest['sortField'], order: 'asc' | 'desc'): { readonly sort: EsSort; readonly scores: EsQuery[] } {
  const byRank: EsSort = { _score: { order } };
  if (field === 'severity') return { sort: byRank, scores: ranked(severityQuery, severityRank) };
  if (field === 'status') return { sort: byRank, scores: ranked(statusQuery, statusRank) };
  return { sort: by(sortFields[field], order), scores: [] };
}

function ranked<Name extends string>(queries: Readonly<Record<Name, EsQuery>>, ranks: Readonly<Record<Name, number>>): EsQuery[] {
  const scores: EsQuery[] = [];
  for (const name in queries) scores.push({ constant_score: { filter: queries[name], boost: ranks[name] } });
  return scores;
}
