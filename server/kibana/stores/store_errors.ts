/**
 * Failures of Elasticsearch and of saved objects, told apart by their HTTP status: the client's errors carry `statusCode`, those of
 * the saved objects client (Boom) `output.statusCode`.
 */
import * as v from 'valibot';
import { UseCaseError } from '../../app/route';

const failureSchema = v.union([
  v.pipe(
    v.object({ output: v.object({ statusCode: v.number() }) }),
    v.transform(({ output }) => output.statusCode)
  ),
  v.pipe(
    v.object({ statusCode: v.number() }),
    v.transform(({ statusCode }) => statusCode)
  ),
]);

/** Undefined for errors that are no answer of a server: a lost connection, a bug. */
export function statusOf(error: unknown): number | undefined {
  const read = v.safeParse(failureSchema, error);
  return read.success ? read.output : undefined;
}

/** What a failed search of the alerts means to the analyst; other failures are what they were. */
export function alertSearchError(error: unknown, index: string): unknown {
  const status = statusOf(error);
  if (status === 404) {
    return new UseCaseError(
      404,
      'alerts_index_missing',
      `There is no index ${index}. Kibana makes it when the Security app is first opened in this space; open Security > Alerts once, then try again.`,
      { index },
      { cause: error }
    );
  }
  if (status === 403) {
    return new UseCaseError(
      403,
      'alerts_forbidden',
      `You may not read ${index}. Ask an administrator of Elasticsearch for the index privilege "read" on it.`,
      { index, privilege: 'read' },
      { cause: error }
    );
  }
  return error;
}

/** What a refused read or write of our saved objects means; other failures are what they were. */
export function savedObjectError(error: unknown, access: 'read' | 'write'): unknown {
  if (statusOf(error) !== 403) return error;
  const needed = access === 'read' ? 'Read' : 'All';
  return new UseCaseError(
    403,
    'investigations_forbidden',
    `In this space you may not ${access} investigations. Ask an administrator of Kibana for the feature privilege "${needed}" on Investigation Guides.`,
    { access },
    { cause: error }
  );
}

export function ruleError(error: unknown): unknown {
  if (statusOf(error) !== 403) return error;
  const message =
    'You may not read the detection rules of this space. Ask an administrator of Kibana for the "Read" privilege on Security.';
  return new UseCaseError(403, 'rules_forbidden', message, {}, { cause: error });
}

export function exceptionError(error: unknown): unknown {
  if (statusOf(error) !== 403) return error;
  const message = 'You may not read rule exceptions in this space. Ask an administrator of Kibana for the "Read" privilege on Security.';
  return new UseCaseError(403, 'exceptions_forbidden', message, {}, { cause: error });
}
