/** Failed requests in Kibana's shape. What went wrong inside stays in the server's log. */
import { STATUS_CODES } from 'node:http';
import type { ApiError } from '../../../common/api';
import { UseCaseError } from '../../../server/app/route';

export function apiError(statusCode: number, code: string, message: string, details: Readonly<Record<string, unknown>> = {}): ApiError {
  return { statusCode, error: STATUS_CODES[statusCode] ?? 'Error', message, attributes: { code, ...details } };
}

/**
 * A refusal as Kibana's detection engine words it: a list of messages and `status_code`. What did not pass the schema of the request
 * is refused by Kibana's router, in the shape of all others.
 */
export function inDetectionEngineShape(error: ApiError): unknown {
  if (error.attributes?.code === 'invalid_request') return error;
  return { message: [error.message], status_code: error.statusCode, attributes: error.attributes };
}

/** Thrown by a host route that refuses a request; use cases throw `UseCaseError`. */
export class RequestError extends Error {
  constructor(
    readonly statusCode: 400 | 404 | 409 | 413 | 415 | 429,
    readonly code: string,
    message: string
  ) {
    super(message);
    this.name = 'RequestError';
  }
}

/** The answer to a request whose handler threw; `report` hears of everything that is not the caller's fault. */
export function answerTo(error: unknown, report: (error: unknown) => void): ApiError {
  if (error instanceof RequestError) return apiError(error.statusCode, error.code, error.message);
  if (error instanceof UseCaseError) {
    if (error.statusCode >= 500) report(error);
    return apiError(error.statusCode, error.code, error.message, error.details);
  }
  const httpStatus = boomStatus(error);
  if (httpStatus !== undefined && httpStatus.statusCode < 500) {
    return apiError(httpStatus.statusCode, 'request_refused', httpStatus.message);
  }
  report(error);
  return apiError(500, 'internal', 'The server could not answer this request. Its log says why.');
}

/** What hapi itself refuses, such as an unknown address or a body that is too large. */
function boomStatus(error: unknown): { readonly statusCode: number; readonly message: string } | undefined {
  if (!(error instanceof Error) || !('isBoom' in error) || !('output' in error)) return undefined;
  const { output } = error;
  if (typeof output !== 'object' || output === null || !('statusCode' in output) || typeof output.statusCode !== 'number') return undefined;
  const known: Readonly<Record<number, string>> = {
    404: 'There is nothing at this address.',
    405: 'This address does not take that method.',
    413: 'The body of the request is too large.',
  };
  return { statusCode: output.statusCode, message: known[output.statusCode] ?? error.message };
}
