/** A request that was refused: which right, which plugin or which session is missing. Errors of the host become this in one place, the API. */
import { HttpError, type HttpRequest } from './host';
import { rightOfRequest, type Right } from './rights';

/** `forbidden`: a right is missing. `absent`: nothing answers at this address, the plugin is off. `signed_out`: the session is over. */
export type RefusalKind = 'forbidden' | 'absent' | 'signed_out';

export class Refusal extends HttpError {
  constructor(
    readonly kind: RefusalKind,
    readonly right: Right,
    cause: HttpError
  ) {
    super(cause.statusCode, cause.code, cause.message, cause.attributes, { cause });
    this.name = 'Refusal';
  }
}

/** What `error` means as the answer to `request`; an error that is no refusal is given back as it is. */
export function asRefusal(error: unknown, request: Pick<HttpRequest, 'method' | 'path'>): unknown {
  if (!(error instanceof HttpError)) return error;
  const kind = kindOf(error, request);
  return kind === undefined ? error : new Refusal(kind, rightOfRequest(request), error);
}

function kindOf(error: HttpError, { method, path }: Pick<HttpRequest, 'method' | 'path'>): RefusalKind | undefined {
  if (error.statusCode === 401) return 'signed_out';
  if (error.statusCode === 403) return 'forbidden';
  // Kibana answers these words where there is no such route; a route that does not find something says what.
  const isUnknownRoute = error.statusCode === 404 && error.code === undefined && /^not found$/i.test(error.message);
  // A live query that is no longer kept is answered alike, but then the route that starts one is there.
  const isLookingBack = method === 'GET' && path.startsWith('/api/osquery/');
  return isUnknownRoute && path.startsWith('/api/') && !isLookingBack ? 'absent' : undefined;
}

/** Kibana's router (8.12 and others) answers a bare word that tells a person nothing. */
export const saysNothing = (message: string): boolean => /^(|forbidden|unauthorized|not found)$/i.test(message.trim());
