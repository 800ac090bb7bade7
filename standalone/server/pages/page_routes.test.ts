import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from '@hapi/hapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryPorts } from '../../../test/fakes/memory_ports';
import { createHttpServer } from '../http/http_server';
import { pageRoutes } from './page_routes';

let folder = '';
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ig-pages-'));
  const web = join(folder, 'standalone', 'web');
  const plugin = join(folder, 'plugin', 'target', 'public');
  for (const path of [join(web, 'translations'), plugin]) mkdirSync(path, { recursive: true });
  writeFileSync(join(web, 'index.html'), '<html data-locale="{{LOCALE}}"></html>');
  writeFileSync(join(web, 'shared.js'), `/* ${'x'.repeat(5000)} */`);
  writeFileSync(join(web, 'translations', 'zh-CN.json'), '{}');
  writeFileSync(join(plugin, 'investigationGuides.plugin.js'), 'plugin');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  const hostRoutes = await pageRoutes(folder, 'zh-CN');
  server = createHttpServer({ port: 0, ports: memoryPorts(), routes: [], hostRoutes, report: () => undefined });
  await server.start();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  server.inject({ url: path, headers: { host: '127.0.0.1', ...headers } });

describe('the pages', () => {
  it('the root leads to the app', async () => {
    const answer = await get('/');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/app/investigationGuides']);
  });

  it.each(['/app/investigationGuides', '/app/investigationGuides/', '/app/investigationGuides/alerts/a%2Fb?tab=guide'])(
    '%s is the page',
    async (path) => {
      const answer = await get(path);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.payload).toBe('<html data-locale="zh-CN"></html>');
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    }
  );

  it('bundles of the page and of the plugin are served with their type', async () => {
    expect((await get('/bundles/web/shared.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await get('/bundles/web/translations/zh-CN.json')).payload).toBe('{}');
    expect((await get('/bundles/plugin/investigationGuides/investigationGuides.plugin.js')).payload).toBe('plugin');
  });

  it('a bundle that the browser has is not sent again, packed or not', async () => {
    for (const encoding of ['identity', 'gzip']) {
      const first = await get('/bundles/web/shared.js', { 'accept-encoding': encoding });
      expect(first.headers['content-encoding']).toBe(encoding === 'gzip' ? 'gzip' : undefined);
      expect(first.rawPayload.length < 1000).toBe(encoding === 'gzip');
      const etag = String(first.headers.etag);
      const second = await get('/bundles/web/shared.js', { 'accept-encoding': encoding, 'if-none-match': etag });
      expect(second.statusCode).toBe(304);
    }
  });

  it.each([
    '/bundles/web/../../../secret.js',
    '/bundles/web/%2e%2e/%2e%2e/secret.js',
    '/bundles/web/..%2f..%2fsecret.js',
    '/bundles/web/index.html',
    '/bundles/web',
    '/bundles/',
    '/etc/passwd',
  ])('%s is nothing', async (path) => {
    expect((await get(path)).statusCode).toBe(404);
  });
});
