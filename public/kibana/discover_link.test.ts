import { describe, expect, it } from 'vitest';
import { discoverLink } from './discover_link';

const basePath = { prepend: (path: string) => `/s/soc${path}` };
const search = {
  kql: 'user.name: "o\'neil & co"',
  indices: ['logs-*', '-logs-old'],
  from: undefined,
  to: undefined,
  columns: ['user.name'],
};

function paramsOf(link: string): { readonly path: string; readonly query: URLSearchParams; readonly params: unknown } {
  const { pathname, searchParams } = new URL(link, 'http://kibana.example');
  return { path: pathname, query: searchParams, params: JSON.parse(searchParams.get('p') ?? '') };
}

describe('a search in Discover', () => {
  it('is an address of Kibana’s locator, in the space, with the whole question', () => {
    const { path, query, params } = paramsOf(
      discoverLink(basePath, '8.12.2')({ ...search, from: '2026-03-01T09:00:00.000Z', to: '2026-03-01T10:00:00.000Z' })
    );
    expect([path, query.get('l'), query.get('v')]).toEqual(['/s/soc/app/r', 'DISCOVER_APP_LOCATOR', '8.12.2']);
    expect(params).toMatchObject({
      dataViewSpec: { title: 'logs-*,-logs-old', timeFieldName: '@timestamp' },
      query: { language: 'kuery', query: search.kql },
      timeRange: { from: '2026-03-01T09:00:00.000Z', to: '2026-03-01T10:00:00.000Z' },
      columns: ['user.name'],
    });
  });

  it('without times it reaches back as far as there can be events', () => {
    expect(paramsOf(discoverLink(basePath, '8.12.2')(search)).params).toMatchObject({
      timeRange: { from: '1970-01-01T00:00:00.000Z', to: 'now' },
    });
  });
});
