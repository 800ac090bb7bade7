/**
 * An in-memory stand-in for Elasticsearch, good enough for a real Kibana to start on and for plugins to read and write documents.
 * Plain Node, no dependencies, loopback only. It is a test prop: relevance, analysis and persistence are not modelled.
 *
 * Started by `fork` it sends `{ port }` to its parent and ends when the parent does.
 *
 *   ES_PORT (9299; 0 takes a free one)  ES_VERSION (8.12.2)  ES_LICENSE (trial)  ES_LOG (a file for the request log)
 *   ES_SECURITY (set, it asks for credentials and checks privileges: 1, or `{"superuser":{"password"},"kibanaAccount":{"password"}}` for
 *   the passwords of `elastic` and `kibana_system`, which are changeme without it)
 */
import { createHttpServer } from './http_server.mjs';
import { isSecured, license, port, version } from './options.mjs';

const server = createHttpServer();
server.listen(port, '127.0.0.1', () => {
  const bound = server.address().port;
  const security = isSecured ? 'with security' : 'without security';
  console.log(`stand-in for Elasticsearch ${version} (${license}, ${security}) on 127.0.0.1:${bound}`);
  process.send?.({ port: bound });
});

const end = () => process.exit(0);
if (process.send) process.on('disconnect', end);
process.on('SIGINT', end);
process.on('SIGTERM', end);
