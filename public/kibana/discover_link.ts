/**
 * A search in Discover, by the address that Kibana keeps for its locators: it takes an index pattern that no data view was made for, which
 * Discover's own address does not. The same in 8.12.2 and on the main branch.
 */
import type { HttpStart } from '@kbn/core/public';
import type { DiscoverSearch, Host } from '../app/host';

const LOCATOR = 'DISCOVER_APP_LOCATOR';
/** Discover has no "all times": as far back as an event of a cluster can be. */
const ALL_TIMES = { from: '1970-01-01T00:00:00.000Z', to: 'now' };

export function discoverLink({ prepend }: HttpStart['basePath'], kibanaVersion: string): NonNullable<Host['discoverLink']> {
  return (search) => {
    const query = new URLSearchParams({ l: LOCATOR, v: kibanaVersion, p: JSON.stringify(locatorParams(search)) });
    return prepend(`/app/r?${query.toString()}`);
  };
}

function locatorParams({ kql, indices, from, to, columns }: DiscoverSearch): object {
  return {
    dataViewSpec: { title: indices.join(','), timeFieldName: '@timestamp', allowNoIndex: true },
    query: { language: 'kuery', query: kql },
    timeRange: from === undefined || to === undefined ? ALL_TIMES : { from, to, mode: 'absolute' },
    columns,
  };
}
