import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as api from '../../common/api';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { handleRoute } from './binding';
import { eventRoutes, kibanaRoutes, routes } from './routes';

const all = [...routes, ...eventRoutes, ...kibanaRoutes];

describe('the routes table', () => {
  const ours = Object.entries(api).flatMap(([name, value]) =>
    name.endsWith('_PATH') && typeof value === 'string' && value.startsWith(api.API_BASE) ? [{ name, path: value }] : []
  );

  it.each(ours)('has a row for $name', ({ path }) => {
    expect(all.filter((route) => route.path === path)).toHaveLength(1);
  });

  it('is described row by row in docs/http-api.md', () => {
    const page = readFileSync(new URL('../../docs/http-api.md', import.meta.url), 'utf8');
    const served = [
      ...all,
      { method: 'post', path: api.LIVE_QUERIES_PATH },
      { method: 'get', path: api.LIVE_QUERY_PATH },
      { method: 'get', path: api.LIVE_QUERY_RESULTS_PATH },
      { method: 'get', path: api.SAVED_QUERIES_PATH },
      { method: 'post', path: api.SAVED_QUERIES_PATH },
    ];
    const missing = served.map(({ method, path }) => `\`${method.toUpperCase()} ${path}\``).filter((row) => !page.includes(row));
    expect(missing).toEqual([]);
  });

  it('has no two rows for one method and path', () => {
    expect(new Set(all.map(({ method, path }) => `${method} ${path}`)).size).toBe(all.length);
  });

  it('lets nobody who may only read change anything', () => {
    // Evaluation and preview are questions with a body; they store nothing.
    const asking: readonly string[] = [api.EVALUATE_PATH, api.EXCEPTION_PREVIEW_PATH];
    const changing = all.filter(({ method, path }) => method !== 'get' && !asking.includes(path));
    expect(changing.filter(({ privilege }) => privilege === 'read')).toEqual([]);
    expect(changing.length).toBeGreaterThan(5);
  });

  const refused: readonly { readonly path: string; readonly part: Readonly<Record<string, unknown>>; readonly message: RegExp }[] = [
    { path: api.EVALUATE_PATH, part: { document: [] }, message: /body\.document\]: must be one object/ },
    { path: api.EVALUATE_PATH, part: {}, message: /either alert_id, document or documents/ },
    { path: api.EVALUATE_PATH, part: { alert_id: 'a', document: {} }, message: /either alert_id, document or documents/ },
    { path: api.INVESTIGATION_STEP_PATH, part: { id: 'a', step_id: '__proto__', version: 0 }, message: /step_id\]: this name/ },
    {
      path: api.INVESTIGATION_RUNS_PATH,
      part: { id: 'a', query_id: 'constructor', action_id: 'a', query_action_id: 'b', agent_id: 'c', query: 'd' },
      message: /query_id\]: this name/,
    },
  ];
  it.each(refused)('refuses at $path what it could not keep: $part', async ({ path, part, message }) => {
    const route = routes.find((row) => row.path === path && row.method !== 'get');
    const answer = await route?.answer(memoryPorts(), { params: part, query: part, body: part });
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringMatching(message) } });
  });

  it.each(all.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
    '$name answers hostile input with an error, not a crash',
    async ({ route }) => {
      const hostile: readonly unknown[] = [
        undefined,
        null,
        [],
        'x',
        7,
        { id: 7 },
        { id: 'no such', step_id: '__proto__' },
        JSON.parse('{"__proto__":{"id":"x"}}'),
      ];
      for (const part of hostile) {
        const { status } = await handleRoute(route, memoryPorts(), { params: part, query: part, body: part });
        expect([200, 400, 404]).toContain(status);
      }
    }
  );
});
