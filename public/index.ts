/** What Kibana (and the standalone page) finds in the browser bundle: small, and nothing happens until it is called. */
export { plugin } from './plugin';
