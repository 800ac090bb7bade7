import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../app/host';
import type { FetchOptions } from '@kbn/core/public';
import { kibanaHttp } from './http';

const request: HttpRequest = { method: 'POST', path: '/api/x', version: '1', query: { a: 1 }, body: { b: [2] } };

const failing = (error: unknown) => kibanaHttp({ fetch: () => Promise.reject(error) });

describe('kibanaHttp', () => {
  it('hands the request to Kibana, the body as JSON', async () => {
    const seen: [string, FetchOptions][] = [];
    const http = kibanaHttp({
      fetch: <T>(path: string, options: FetchOptions) => {
        seen.push([path, options]);
        return Promise.resolve('answer' as T);
      },
    });
    expect(await http.request(request)).toBe('answer');
    expect(seen).toEqual([['/api/x', { method: 'POST', version: '1', query: { a: 1 }, body: '{"b":[2]}' }]]);
  });

  it('says the status, the code and the message of a failed answer', async () => {
    const body = { statusCode: 409, message: 'changed by another', attributes: { code: 'conflict', current: { version: 3 } } };
    await expect(failing(Object.assign(new Error('Conflict'), { response: { status: 409 }, body })).request(request)).rejects.toMatchObject(
      {
        name: 'HttpError',
        statusCode: 409,
        code: 'conflict',
        message: 'changed by another',
        attributes: { current: { version: 3 } },
      }
    );
  });

  it.each([
    ['an error without an answer', new TypeError('Failed to fetch'), { statusCode: 0, code: undefined, message: 'Failed to fetch' }],
    [
      'an answer that is no JSON',
      Object.assign(new Error('Bad Gateway'), { response: { status: 502 }, body: '<html>' }),
      { statusCode: 502, message: 'Bad Gateway' },
    ],
    ['something that is no error', 'odd', { statusCode: 0, message: 'odd' }],
  ])('makes an HttpError of %s', async (_name, error, expected) => {
    await expect(failing(error).request(request)).rejects.toMatchObject({ name: 'HttpError', ...expected });
  });

  it('leaves an aborted request as it is: nobody waits for it', async () => {
    const controller = new AbortController();
    controller.abort();
    const abort = new DOMException('aborted', 'AbortError');
    await expect(failing(abort).request({ ...request, signal: controller.signal })).rejects.toBe(abort);
  });
});
