import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { bindRoute, handleRoute, type RawRequest } from './binding';
import { nothing, UseCaseError } from './route';

const base = { method: 'post', path: '/x/{id}', privilege: 'read', params: nothing, query: nothing, body: nothing } as const;

const typed = bindRoute({
  ...base,
  params: v.object({ id: v.pipe(v.string(), v.maxLength(5)) }),
  query: v.object({ page: v.optional(v.pipe(v.string(), v.transform(Number)), '1') }),
  body: v.object({ version: v.number(), steps: v.array(v.object({ state: v.picklist(['open', 'done']) })) }),
  handle: async (ports, { params, query, body }) => ({ by: ports.userName, id: params.id, page: query.page, steps: body.steps.length }),
});
const good: RawRequest = { params: { id: 'a' }, query: {}, body: { version: 1, steps: [{ state: 'done' }] } };

describe('a row of the routes table', () => {
  it('answers what its use case answers, with checked and completed input', async () => {
    expect(await handleRoute(typed, memoryPorts(), good)).toEqual({ status: 200, body: { by: 'anna', id: 'a', page: 1, steps: 1 } });
  });

  const bad: readonly { readonly what: string; readonly raw: RawRequest; readonly message: RegExp }[] = [
    { what: 'a missing body', raw: { ...good, body: undefined }, message: /^\[request body\]: / },
    { what: 'a missing value', raw: { ...good, body: { steps: [] } }, message: /^\[request body\.version\]: / },
    {
      what: 'a wrong value deep inside',
      raw: { ...good, body: { version: 1, steps: [{ state: 'open' }, { state: 'maybe' }] } },
      message: /^\[request body\.steps\.1\.state\]: .*maybe/,
    },
    { what: 'a value that is too long', raw: { ...good, params: { id: 'abcdef' } }, message: /^\[request params\.id\]: / },
    { what: 'a repeated parameter', raw: { ...good, query: { page: ['1', '2'] } }, message: /^\[request query\.page\]: / },
  ];
  it.each(bad)('refuses $what and says where it stands', async ({ raw, message }) => {
    expect(await handleRoute(typed, memoryPorts(), raw)).toEqual({
      status: 400,
      body: { statusCode: 400, error: 'Bad Request', message: expect.stringMatching(message), attributes: { code: 'invalid_request' } },
    });
  });

  it('quotes hostile input neither whole nor with control characters', async () => {
    const { body } = await handleRoute(typed, memoryPorts(), {
      ...good,
      body: { version: `\u001b[2J\n${'x'.repeat(100_000)}`, steps: [] },
    });
    const message = JSON.stringify(body);
    expect(message.length).toBeLessThan(600);
    expect(message).not.toMatch(/\\u001b|\\n/);
  });

  it('turns what a use case refuses into an error answer with its code and details', async () => {
    const route = bindRoute({
      ...base,
      handle: async () => {
        throw new UseCaseError(409, 'conflict', 'Somebody was faster.', { current: { version: 3 } });
      },
    });
    expect(await handleRoute(route, memoryPorts(), good)).toEqual({
      status: 409,
      body: {
        statusCode: 409,
        error: 'Conflict',
        message: 'Somebody was faster.',
        attributes: { code: 'conflict', current: { version: 3 } },
      },
    });
  });

  it('lets what the world does rise to the host', async () => {
    const down = new Error('the disk is gone');
    const route = bindRoute({ ...base, handle: () => Promise.reject(down) });
    await expect(handleRoute(route, memoryPorts(), good)).rejects.toBe(down);
  });
});
