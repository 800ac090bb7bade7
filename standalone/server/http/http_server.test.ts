import { request as httpRequest } from 'node:http';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Server } from '@hapi/hapi';
import { bindRoute } from '../../../server/app/binding';
import { nothing, UseCaseError } from '../../../server/app/route';
import { memoryPorts } from '../../../test/fakes/memory_ports';
import { createHttpServer } from './http_server';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

let server: Server;
let reported: unknown[] = [];

const echo = bindRoute({
  method: 'post',
  path: '/internal/echo/{id}',
  privilege: 'read',
  params: v.object({ id: v.string() }),
  query: nothing,
  body: v.object({ text: v.string() }),
  maxBodyBytes: 2_000,
  handle: async (_ports, { params, body }) => ({ id: params.id, text: body.text }),
});
const lines = bindRoute({
  method: 'post',
  path: '/internal/lines',
  privilege: 'read',
  params: nothing,
  query: nothing,
  body: v.string(),
  bodyType: 'ndjson',
  handle: async (_ports, { body }) => ({ lines: body.split('\n').length }),
});
const broken = bindRoute({
  method: 'get',
  path: '/internal/broken',
  privilege: 'read',
  params: nothing,
  query: nothing,
  body: nothing,
  handle: async () => {
    throw new Error('the secret path /home/me/store is gone');
  },
});
const conflict = bindRoute({
  method: 'get',
  path: '/internal/conflict',
  privilege: 'read',
  params: nothing,
  query: nothing,
  body: nothing,
  handle: async () => {
    throw new UseCaseError(409, 'conflict', 'Somebody else was faster.', { current: { version: 3 } });
  },
});

beforeEach(async () => {
  reported = [];
  server = createHttpServer({
    port: 0,
    ports: memoryPorts(),
    routes: [echo, lines, broken, conflict],
    hostRoutes: [],
    report: (error) => reported.push(error),
  });
  await server.start();
});
afterEach(() => server.stop());

function send(method: string, path: string, headers: Readonly<Record<string, string>> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: server.info.port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') })
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const json = { 'content-type': 'application/json', 'kbn-xsrf': 'x' };

describe('the HTTP server', () => {
  it('listens on 127.0.0.1 only', () => {
    expect(server.info.host).toBe('127.0.0.1');
    expect(server.info.address).toBe('127.0.0.1');
  });

  it('serves a row of the routes table and repeats the version that was asked for', async () => {
    const answer = await send('POST', '/internal/echo/a%2Fb', { ...json, 'elastic-api-version': '1' }, '{"text":"ü"}');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ id: 'a/b', text: 'ü' });
    expect(answer.headers['elastic-api-version']).toBe('1');
    expect(answer.headers['cache-control']).toContain('no-store');
  });

  it('hands NDJSON over as text', async () => {
    const answer = await send('POST', '/internal/lines', { 'content-type': 'application/x-ndjson', 'kbn-xsrf': 'x' }, '{}\n{}');
    expect(JSON.parse(answer.body)).toEqual({ lines: 2 });
  });

  const refused: readonly {
    readonly what: string;
    readonly method?: string;
    readonly path?: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly status: number;
    readonly code?: string;
  }[] = [
    {
      what: 'a write without the header of Kibana',
      headers: { 'content-type': 'application/json' },
      body: '{"text":""}',
      status: 400,
      code: 'xsrf_header_missing',
    },
    {
      what: 'a request of a foreign page',
      headers: { ...json, origin: 'http://evil.example' },
      body: '{"text":""}',
      status: 403,
      code: 'foreign_origin',
    },
    {
      what: 'a request of a page on another port',
      headers: { ...json, origin: 'http://127.0.0.1:1' },
      body: '{"text":""}',
      status: 403,
      code: 'foreign_origin',
    },
    {
      what: 'a request of an opaque origin',
      headers: { ...json, origin: 'null' },
      body: '{"text":""}',
      status: 403,
      code: 'foreign_origin',
    },
    {
      what: 'a name that was rebound to this machine',
      headers: { ...json, host: 'evil.example' },
      body: '{"text":""}',
      status: 403,
      code: 'foreign_host',
    },
    {
      what: 'a name that begins like this machine',
      headers: { ...json, host: 'localhost.evil.example' },
      body: '{"text":""}',
      status: 403,
      code: 'foreign_host',
    },
    {
      what: 'a read under a rebound name',
      method: 'GET',
      path: '/internal/conflict',
      headers: { host: 'evil.example:5601' },
      status: 403,
      code: 'foreign_host',
    },
    { what: 'a body that is not JSON', headers: json, body: '{"text":', status: 400, code: 'body_not_json' },
    {
      what: 'a form',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'kbn-xsrf': 'x' },
      body: 'text=a',
      status: 415,
      code: 'body_type',
    },
    { what: 'a body of the wrong shape', headers: json, body: '{"text":1}', status: 400, code: 'invalid_request' },
    { what: 'a body that is missing', headers: json, status: 400, code: 'invalid_request' },
    { what: 'a body that is too large', headers: json, body: JSON.stringify({ text: 'x'.repeat(3_000) }), status: 413 },
    { what: 'an unknown address', method: 'GET', path: '/internal/nothing', headers: {}, status: 404 },
    {
      what: 'a version that is none',
      headers: { ...json, 'elastic-api-version': 'new\u00e9' },
      body: '{"text":""}',
      status: 400,
      code: 'version_unknown',
    },
  ];
  it.each(refused)('refuses $what', async ({ method = 'POST', path = '/internal/echo/1', headers, body, status, code }) => {
    const answer = await send(method, path, headers, body);
    const error = JSON.parse(answer.body);
    expect(answer.status).toBe(status);
    expect(error).toMatchObject({ statusCode: status, error: expect.any(String), message: expect.any(String) });
    if (code !== undefined) expect(error.attributes.code).toBe(code);
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
  });

  it('its own origin and the other names of this machine are welcome', async () => {
    const { port } = server.info;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
      const answer = await send('POST', '/internal/echo/1', { ...json, host, origin: `http://${host}` }, '{"text":"a"}');
      expect(answer.status).toBe(200);
    }
  });

  it('a failure inside is answered without its words and reported with them', async () => {
    const answer = await send('GET', '/internal/broken');
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('secret');
    expect(JSON.parse(answer.body)).toMatchObject({ statusCode: 500, error: 'Internal Server Error', attributes: { code: 'internal' } });
    expect(String(reported[0])).toContain('secret path');
  });

  it('what a use case refuses keeps its status, code and details', async () => {
    const answer = await send('GET', '/internal/conflict');
    expect(JSON.parse(answer.body)).toEqual({
      statusCode: 409,
      error: 'Conflict',
      message: 'Somebody else was faster.',
      attributes: { code: 'conflict', current: { version: 3 } },
    });
    expect(reported).toEqual([]);
  });

  it('every answer carries the security headers', async () => {
    const { headers } = await send('GET', '/internal/conflict');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer' });
    expect(headers['content-security-policy']).not.toContain('unsafe-eval');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});
