/** A search of the guide as a Timeline of the Security app. */
import type { GuideSearchResponse, TimelineRequest } from '../../../../common/api';

const LONGEST_TITLE = 160;

/**
 * With the query as KQL: Timeline's own boxes cannot hold a range, and join several values differently from version to version. No index
 * names, so Timeline searches where it always does, events and alerts.
 */
export function timelineOf(found: GuideSearchResponse, title: string, description: string): TimelineRequest {
  const { from, to, kql } = found;
  return {
    timeline: {
      title: title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title,
      description,
      dataProviders: [],
      kqlMode: 'filter',
      kqlQuery: { filterQuery: { kuery: { kind: 'kuery', expression: kql }, serializedQuery: '' } },
      indexNames: [],
      ...(from === undefined || to === undefined ? {} : { dateRange: { start: from, end: to } }),
    },
    timelineType: 'default',
    status: 'active',
  };
}
