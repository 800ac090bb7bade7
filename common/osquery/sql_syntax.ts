/**
 * SQLite's word on a query that this product's own parser does not understand: it may be fine, or it may be no SQL at all. Where SQLite is at
 * hand it is asked, so that what cannot be parsed is refused here and not on the host.
 */
import type { Resolution, ResolutionProblem } from './resolution';

/** What SQLite says of a query: that it parses it, or in its own words why not. `not_asked`: too long, or SQLite failed. */
export type SqlSyntaxCheck = (sql: string) => 'parsed' | 'not_asked' | { readonly message: string };

/** Resolved, and nobody has understood it yet. */
export function isDoubtful({ status, checks = [] }: Resolution): boolean {
  return status === 'resolved' && checks.some(({ code }) => code === 'not_checked');
}

/** A doubtful query that SQLite refuses becomes `invalid`, with `not_parsed`; all others stay what they are. */
export function withVerdict(resolution: Resolution, syntax: SqlSyntaxCheck | undefined): Resolution {
  const { resolved, original } = resolution;
  if (syntax === undefined || resolved === undefined || !isDoubtful(resolution)) return resolution;
  const said = syntax(resolved);
  if (typeof said === 'string') return resolution;
  const problem: ResolutionProblem = {
    status: 'invalid',
    code: 'not_parsed',
    field: undefined,
    ...placeOfRefusal(said.message, original),
    message: `SQLite cannot parse the query: ${said.message}.`,
    detail: said.message,
  };
  return {
    ...resolution,
    status: 'invalid',
    resolved: undefined,
    substitutions: resolution.substitutions.map((each) => ({ ...each, resolvedStart: undefined, resolvedEnd: undefined })),
    problems: [...resolution.problems, problem],
    checks: [],
  };
}

/** The words that SQLite's message names, where they stand once; else the whole query. */
export function placeOfRefusal(said: string, sql: string): { readonly start: number; readonly end: number } {
  const near = /near "([^"]+)"/.exec(said)?.[1];
  const at = near === undefined ? -1 : sql.lastIndexOf(near);
  const isOnce = near !== undefined && at >= 0 && sql.indexOf(near) === at;
  return isOnce ? { start: at, end: at + near.length } : { start: 0, end: sql.length };
}
