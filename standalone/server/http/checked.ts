/** What a host route received, through its schema; the first fault becomes a 400 that names its place. */
import * as v from 'valibot';
import { RequestError } from './errors';

export function checked<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown, part: 'body' | 'params' | 'query'): Output {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = (issue.path ?? []).map(({ key }) => `.${String(key)}`).join('');
  throw new RequestError(
    400,
    'invalid_request',
    `[request ${part}${path}]: ${issue.message}`.replace(/[\u0000-\u001f\u007f]/g, ' ').slice(0, 400)
  );
}
