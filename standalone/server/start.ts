/** Starts the standalone server, step by step, each said with what it found. What cannot go on throws a `StartError`. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Server } from '@hapi/hapi';
import { withBodyLimit } from '../../server/app/binding';
import { listRules } from '../../server/app/rules';
import { SqliteSyntax } from '../../server/app/sqlite_syntax';
import { eventRoutes, kibanaRoutes, routes } from '../../server/app/routes';
import type { OsqueryRunner, DetectingPorts } from '../../server/app/ports';
import { StoreError } from '../sqlite/store_error';
import type { ServerOptions } from './command_line';
import { detectNew, type Detected } from './detect';
import { createHttpServer } from './http/http_server';
import { firstEvents } from './input/first_events';
import { loadEvents } from './input/load_events';
import { agentRoutes } from './kibana_routes/agent_routes';
import { liveQueryRoutes } from './kibana_routes/live_query_routes';
import { savedQueryRoutes } from './kibana_routes/saved_query_routes';
import { LOCAL_AGENT } from './live_queries/live_query_request';
import { LiveQueryService, standardLimits } from './live_queries/live_query_service';
import { APP_PATH, pageRoutes } from './pages/page_routes';
import { collectRules } from './rules/collect_rules';
import { Scheduler } from './scheduler';
import { openStore, resetStore, type Store } from './store';
import type { Terminal } from './terminal';

export interface StartEnvironment {
  /** Holds `rules/` and `build/`. */
  readonly projectDir: string;
  /** Paths on the command line are meant from here. */
  readonly workingDir: string;
  readonly terminal: Terminal;
  readonly clock: () => Date;
  readonly userName: string;
  readonly createRunner: () => Promise<OsqueryRunner>;
}

export interface RunningServer {
  readonly url: string;
  readonly scheduler: Scheduler;
  stop(): Promise<void>;
}

/** The server cannot start; the message says why and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

const MOST_TOLD = 20;

export async function startServer(options: ServerOptions, environment: StartEnvironment): Promise<RunningServer> {
  await refuseBusyPort(options.port);
  const store = opened(options, environment);
  try {
    return await serve(options, environment, store);
  } catch (error) {
    store.close();
    throw error;
  }
}

async function serve(options: ServerOptions, environment: StartEnvironment, store: Store): Promise<RunningServer> {
  const { terminal, clock, userName, workingDir } = environment;
  const { alerts, cases, events, exceptions, investigations, executions } = store;
  const rules = await collectRules(options.rules, environment, store.ruleFiles);
  told(
    terminal,
    rules.summary,
    (await rules.store.problems()).map(({ source, message }) => `${source}  ${message}`)
  );
  const ports: DetectingPorts = {
    alerts,
    cases,
    rules: rules.store,
    exceptions,
    investigations,
    executions,
    events,
    sourceEvents: events,
    matches: store.matches,
    sqlSyntax: new SqliteSyntax((problem) => terminal.warn(problem)).syntax,
    localAgentId: LOCAL_AGENT,
    settings: options.settings,
    clock,
    userName,
  };

  if (options.events.length > 0) {
    const { files, stored, duplicates, rejected } = await loadEvents(options.events, workingDir, events, terminal);
    terminal.say(
      `events: ${stored} loaded from ${files} of ${options.events.length} file(s), ${duplicates} were there already, ${rejected} lines left out`
    );
  }
  terminal.say(`events: ${await firstEvents(store, options.events.length > 0, clock())}`);

  const detected = await detectNew(store, ports, { everything: rules.isChanged }, terminal);
  told(terminal, detectionSummary(detected), detected?.warnings ?? []);
  rules.remember();

  const report = (error: unknown): void =>
    terminal.warn(`${clock().toISOString()}  ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const runner = await environment.createRunner();
  terminal.say(`osquery: ${runner.name}`);
  const liveQueries = new LiveQueryService({ store: store.liveQueries, runner, clock, userName, limits: standardLimits, report });
  const pages = await pageRoutes(join(environment.projectDir, 'build'), options.locale);
  const http = createHttpServer({
    port: options.port,
    ports,
    routes: [...withBodyLimit(routes, options.settings.maxRequestBodyBytes), ...eventRoutes, ...kibanaRoutes],
    hostRoutes: [
      ...liveQueryRoutes(liveQueries, alerts, store.savedQueries),
      ...agentRoutes({ seen: store.seenAgents, clock, startedAt: clock() }),
      ...savedQueryRoutes({ store: store.savedQueries, clock, userName }),
      ...pages,
    ],
    report,
  });
  await listen(http, options.port);
  const scheduler = new Scheduler(ports, report);
  scheduler.start();
  // With a large pack the first list takes seconds: it is made before somebody asks for it.
  void listRules(ports, 'en').catch(report);
  const url = `http://127.0.0.1:${http.info.port}${APP_PATH}`;
  terminal.say(`serving: ${url}   (Ctrl-C stops)`);
  return {
    url,
    scheduler,
    stop: async () => {
      await http.stop({ timeout: 2_000 });
      await scheduler.stop();
      await liveQueries.close();
      store.close();
    },
  };
}

function opened(options: ServerOptions, { terminal }: StartEnvironment): Store {
  try {
    if (options.reset) resetStore(options.dataDir);
    const store = openStore(options.dataDir);
    terminal.say(`store: ${store.path}${options.reset ? ' (begun anew)' : ''}`);
    return store;
  } catch (error) {
    if (error instanceof StoreError) throw new StartError(error.message, { cause: error });
    throw error;
  }
}

/** A step's line, and below it what went wrong in it. */
function told(terminal: Terminal, summary: string, problems: readonly string[]): void {
  terminal.say(summary);
  for (const problem of problems.slice(0, MOST_TOLD)) terminal.warn(`  ${problem}`);
  if (problems.length > MOST_TOLD)
    terminal.warn(`  and ${problems.length - MOST_TOLD} more; the page Rules lists the problems of all rules`);
}

function detectionSummary(detected: Detected | undefined): string {
  if (detected === undefined) return 'detection: nothing new to look at';
  const { executions, created, excepted, cut } = detected;
  const left = [excepted > 0 ? `${excepted} left out by exceptions` : '', cut > 0 ? `${cut} cut by max_signals` : ''].filter(
    (text) => text !== ''
  );
  return `detection: ${created} new alerts in ${executions} runs of rules${left.length > 0 ? ` (${left.join(', ')})` : ''}`;
}

/** Asked before anything is loaded, so that a second start does not first work for a minute. */
async function refuseBusyPort(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(portError(error, port)));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

async function listen(http: Server, port: number): Promise<void> {
  try {
    await http.start();
  } catch (error) {
    throw portError(error, port);
  }
}

function portError(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new StartError(`Port ${port} is in use. Stop what uses it, or choose another one: --port ${port + 1}`, { cause: error });
  if (code === 'EACCES')
    return new StartError(`Port ${port} may not be used by this user. Choose one above 1023 with --port.`, { cause: error });
  return error;
}
