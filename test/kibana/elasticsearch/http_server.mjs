/** HTTP: a request read and parsed, its answer written as Elasticsearch writes it. */
import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { acknowledged, existence, ok } from './answers.mjs';
import { answerClusterRequest } from './cluster_routes.mjs';
import { info } from './cluster_info.mjs';
import { EsError } from './errors.mjs';
import { answerIndexRequest } from './index_routes.mjs';
import { log } from './options.mjs';
import { filteredAnswer } from './response_filter.mjs';
import { withUser } from './security/authentication.mjs';

export function createHttpServer() {
  const server = createServer((message, response) => {
    const chunks = [];
    message.on('data', (chunk) => chunks.push(chunk));
    message.on('end', () => respond(message, response, textOf(message, Buffer.concat(chunks))));
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

const textOf = ({ headers }, bytes) => (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');

function respond(message, response, text) {
  const { pathname, searchParams } = new URL(message.url, 'http://127.0.0.1');
  const query = Object.fromEntries(searchParams);
  const { status, body, headers = {} } = answered(message, { pathname, query, text });
  const shown = query.filter_path && status < 400 ? filteredAnswer(body, query.filter_path) : body;
  const written = typeof shown === 'string' ? shown : JSON.stringify(shown);
  const failure = status >= 400 ? ` => ${written.slice(0, 200)}` : '';
  log(`${status} ${message.method} ${message.url} ${text.slice(0, 600).replaceAll('\n', '⏎')}${failure}`);
  const isCompatible = message.headers.accept?.includes('vnd.elasticsearch+json');
  response.writeHead(status, {
    'x-elastic-product': 'Elasticsearch',
    'content-type': isCompatible ? 'application/vnd.elasticsearch+json;compatible-with=8' : 'application/json',
    ...headers,
  });
  response.end(message.method === 'HEAD' ? undefined : written);
}

function answered(message, { pathname, query, text }) {
  try {
    const segments = pathname.split('/').filter(Boolean).map(decodeURIComponent);
    const isLines = /bulk$|_msearch$/.test(pathname);
    const parsed = isLines ? { lines: linesOf(text) } : { body: bodyOf(message, text) };
    return route(withUser({ method: message.method, segments, query, ...parsed }, message.headers));
  } catch (error) {
    if (error instanceof EsError) return error;
    log(`FAILED ${message.method} ${message.url} ${text.slice(0, 400)} ${error.stack}`);
    return ok({ error: { type: 'stand_in_error', reason: String(error.message) }, status: 500 }, 500);
  }
}

/** Fleet sends some pipelines as YAML; nobody reads what is in them. */
function bodyOf({ headers }, text) {
  if (headers['content-type']?.includes('yaml')) return { yaml: text };
  return text === '' ? undefined : JSON.parse(text);
}

const linesOf = (text) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

function route(request) {
  const [first] = request.segments;
  if (first === undefined) return ok(info());
  const answer = first.startsWith('_') ? answerClusterRequest(request) : answerIndexRequest(request);
  return answer ?? unknown(request);
}

/** What nobody has asked for yet: an answer that most callers take, and a line in the log. */
function unknown({ method, segments }) {
  log(`UNKNOWN ${method} /${segments.join('/')}`);
  if (method === 'HEAD') return existence(false);
  return method === 'GET' ? ok({}) : acknowledged();
}
