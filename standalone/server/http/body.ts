/** The body of a request as JSON or as the text of many lines; anything else is refused in words. */
import type { Request } from '@hapi/hapi';
import { RequestError } from './errors';
import { header } from './request_checks';

/** Undefined when the request has none. */
export function readBody(request: Request, type: 'json' | 'ndjson'): unknown {
  const payload: unknown = request.payload;
  if (!Buffer.isBuffer(payload) || payload.length === 0) return undefined;
  if (header(request, 'content-encoding') !== undefined) {
    throw new RequestError(415, 'body_encoded', 'Send the body as it is, without a content encoding.');
  }
  const sent = (header(request, 'content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  const expected = type === 'json' ? ['application/json'] : ['application/x-ndjson', 'application/ndjson'];
  if (sent === undefined || !expected.includes(sent)) {
    throw new RequestError(415, 'body_type', `Send the body with the content type ${expected[0]}.`);
  }
  const text = payload.toString('utf8');
  return type === 'json' ? parsed(text) : text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RequestError(
      400,
      'body_not_json',
      `The body is not JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'unreadable'}`
    );
  }
}
