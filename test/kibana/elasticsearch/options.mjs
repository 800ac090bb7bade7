/** What the stand-in is told by its environment; the list is in main.mjs. */
import { createWriteStream } from 'node:fs';

const { env } = process;

export const port = Number(env.ES_PORT ?? 9299);
export const version = env.ES_VERSION ?? '8.12.2';
export const license = env.ES_LICENSE ?? 'trial';

const { kibanaAccount, superuser } = env.ES_SECURITY ? JSON.parse(env.ES_SECURITY) : {};
export const isSecured = Boolean(env.ES_SECURITY);
/** Passwords of the two users that are there from the start. */
export const kibanaPassword = kibanaAccount?.password ?? 'changeme';
export const superuserPassword = superuser?.password ?? 'changeme';

export const startedAt = Date.now();

const requestLog = env.ES_LOG ? createWriteStream(env.ES_LOG) : undefined;

/** A line of the request log, if one is kept. */
export function log(line) {
  requestLog?.write(`${line}\n`);
}
