import { describe, expect, it } from 'vitest';
import { refusalOf } from './refusals';

/** As Elasticsearch's client throws: the answer in `meta`, the status a getter of the class. */
class ResponseError extends Error {
  constructor(
    message: string,
    readonly meta: { readonly statusCode: number; readonly body: unknown }
  ) {
    super(message);
    this.name = 'ResponseError';
  }
  get statusCode() {
    return this.meta.statusCode;
  }
}
const named = (name: string, message: string) => Object.assign(new Error(message), { name });
const boom = (statusCode: number, message: string) => Object.assign(new Error(message), { isBoom: true, output: { statusCode } });

const reason =
  'action [indices:data/read/search] is unauthorized for user [anna], this action is granted by the index privileges [read,all]';

describe('a refusal', () => {
  it.each([
    [
      'of Elasticsearch',
      new ResponseError('security_exception: long', { statusCode: 403, body: { error: { type: 'security_exception', reason } } }),
      reason,
    ],
    ['of saved objects', boom(403, 'Unable to update investigation'), 'Unable to update investigation'],
  ])('for want of a right, %s, says which right and whom to ask', (_what, error, named) => {
    const refusal = refusalOf(error);
    expect(refusal).toMatchObject({ statusCode: 403, body: { attributes: { code: 'forbidden' } } });
    expect(refusal?.body.message).toContain('administrator');
    expect(refusal?.body.message).toContain(named);
  });

  it.each([
    ['no connection', named('ConnectionError', 'connect ECONNREFUSED')],
    ['no node left', named('NoLivingConnectionsError', 'There are no living connections')],
    ['a timeout', named('TimeoutError', 'Request timed out')],
    ['too many requests', new ResponseError('es_rejected_execution_exception', { statusCode: 429, body: {} })],
    ['an unavailable cluster', boom(503, 'Service Unavailable')],
  ])('for %s says that another attempt may succeed', (_what, error) => {
    expect(refusalOf(error)).toMatchObject({
      statusCode: 503,
      body: { message: expect.stringContaining('try again'), attributes: { code: 'store_unavailable' } },
    });
  });

  it.each([
    ['an expired session, which Kibana answers itself', boom(401, 'Unauthorized')],
    ['a query that Elasticsearch does not take', new ResponseError('parsing_exception', { statusCode: 400, body: {} })],
    ['a bug', new TypeError('x is undefined')],
    ['what is no error', { statusCode: 403 }],
    ['nothing', undefined],
  ])('is not made of %s', (_what, error) => {
    expect(refusalOf(error)).toBeUndefined();
  });

  it('quotes neither control characters nor more than a few lines', () => {
    const message = refusalOf(boom(403, `\u001b[31m\n${'x'.repeat(10_000)}`))?.body.message ?? '';
    expect(message.length).toBeLessThan(700);
    expect(message).not.toMatch(/[\u0000-\u001f]/);
  });
});
