/** `ig detect`: runs rules over a file of events as their schedules would have, and prints the alerts. */
import { LoadedRuleStore } from '../../standalone/server/rules/loaded_rule_store';
import { spansOver } from '../../server/app/detection/detection_spans';
import { defaultSettings } from '../../server/app/settings';
import { loadEvents, type StreamOfEvents } from '../../standalone/server/input/load_events';
import { SqliteAlertStore } from '../../standalone/sqlite/alert_store';
import { SqliteCaseStore } from '../../standalone/sqlite/case_store';
import { Database } from '../../standalone/sqlite/database';
import { SqliteEventStore } from '../../standalone/sqlite/event_store';
import { SqliteExceptionStore } from '../../standalone/sqlite/exception_store';
import { SqliteExecutionLog } from '../../standalone/sqlite/execution_log';
import { SqliteInvestigationStore } from '../../standalone/sqlite/investigation_store';
import { SqliteMatchSearcher } from '../../standalone/sqlite/match_searcher';
import { runSchedule } from '../../server/app/detection/run_schedule';
import type { AlertStore, DetectingPorts } from '../../server/app/ports';
import type { ReadResult } from '../../common/rules';
import { parseArguments } from '../arguments';
import { exitCodes, UsageError, type Command } from '../command';
import { readRules } from '../input/rules';
import { STANDARD_INPUT, unpackedInput } from '../input/standard_input';
import type { Io } from '../io';
import { plural, printableJson } from '../print/printable';

export const detect: Command = {
  help: `ig detect [--rules PATH...] --events FILE...

Runs rules of every type but esql and machine_learning over the events as their schedules would have: look-back, no second alert for the
same event and rule, at most max_signals alerts an execution. Prints the alerts as Kibana stores them, one a line, in order of time.
Warnings and progress go to standard error. The exit code is 1 where a file of events could not be read to its end, or no line of any was an event.

  --rules PATH...     folders, .toml files, .ndjson or .json as Kibana exports rules, also .gz (default: the bundled rules)
  --events FILE...    events, one JSON object a line: sources or search hits (.gz too; - is standard input)
  --with-disabled     also rules that are switched off
  --progress          tell how far it is, also where standard error is no terminal
`,
  async run(args, io) {
    const given = parseArguments(args, { rules: 'list', events: 'list', 'with-disabled': 'flag' });
    const [unexpected] = given.positionals;
    if (unexpected !== undefined)
      throw new UsageError(`Unexpected argument ${JSON.stringify(unexpected)}; files of events follow --events.`);
    const paths = given.list('events');
    if (paths.length === 0) throw new UsageError('--events FILE is missing.');
    if (paths.filter((path) => path === '-').length > 1) throw new UsageError('--events takes standard input (-) once.');
    const rules = runnable(await readRules(given.list('rules'), io), given.flags.has('with-disabled'), io);
    const database = Database.open(':memory:');
    try {
      return await detectIn(database, rules, paths, io);
    } finally {
      database.close();
    }
  },
};

function runnable(read: ReadResult, isDisabledWanted: boolean, io: Io): ReadResult {
  const disabled = read.rules.filter((rule) => !rule.enabled).length;
  if (disabled === 0) return read;
  if (isDisabledWanted) return { ...read, rules: read.rules.map((rule) => ({ ...rule, enabled: true })) };
  io.terminal.warn(`${plural(disabled, 'rule')} switched off and not run; --with-disabled runs them too`);
  return read;
}

async function detectIn(database: Database, rules: ReadResult, paths: readonly string[], io: Io): Promise<number> {
  const { terminal } = io;
  const events = new SqliteEventStore(database);
  const ports = portsIn(database, rules, events, io);
  const loaded = await loadEvents(
    paths.map((path) => (path === '-' ? standardInput(io) : path)),
    io.workingDir,
    events,
    terminal
  );
  terminal.say(`${plural(loaded.stored, 'event')} loaded, ${loaded.duplicates} given twice, ${plural(loaded.rejected, 'line')} left out`);
  const total = { executions: 0, cut: 0 };
  const warnings = new Set<string>();
  const spans = spansOver(
    events.daysAddedAfter(0),
    rules.rules.filter((rule) => rule.enabled)
  );
  for (const [at, span] of spans.entries()) {
    const report = await runSchedule(ports, {
      ...span,
      onProgress: ({ done }) => terminal.progress(`detection: ${Math.floor(((at + done) / spans.length) * 100)} %`),
    });
    total.executions += report.executions;
    total.cut += report.cut;
    for (const { rule_id: ruleId, message } of report.warnings) warnings.add(`${ruleId}  ${message}`);
  }
  for (const warning of warnings) terminal.warn(warning);
  const printed = await printAlerts(ports.alerts, io);
  terminal.say(`${plural(printed, 'alert')} in ${plural(total.executions, 'execution')} of rules, ${total.cut} cut by max_signals`);
  const isNothingRead = loaded.rejected > 0 && loaded.stored + loaded.duplicates === 0;
  return loaded.files < paths.length || isNothingRead ? exitCodes.failed : exitCodes.ok;
}

function standardInput(io: Io): StreamOfEvents {
  return { name: STANDARD_INPUT, chunks: unpackedInput(io) };
}

function portsIn(database: Database, rules: ReadResult, events: SqliteEventStore, { clock }: Io): DetectingPorts {
  return {
    alerts: new SqliteAlertStore(database),
    cases: new SqliteCaseStore(database),
    rules: new LoadedRuleStore(rules),
    exceptions: new SqliteExceptionStore(database),
    investigations: new SqliteInvestigationStore(database),
    executions: new SqliteExecutionLog(database),
    events,
    sourceEvents: events,
    matches: new SqliteMatchSearcher(database),
    // Detection lints nothing.
    sqlSyntax: async () => undefined,
    settings: defaultSettings,
    clock,
    userName: 'ig',
  };
}

const PAGE = 5_000;

/** Their documents alone: what they are called is in them, as `kibana.alert.uuid`. Answers how many. */
async function printAlerts(alerts: AlertStore, io: Io): Promise<number> {
  for (let offset = 0; ; offset += PAGE) {
    const page = await alerts.page({ filter: {}, sortField: 'time', sortOrder: 'asc', offset, limit: PAGE });
    for (const { source } of page.alerts) await io.write(`${printableJson(source)}\n`);
    if (offset + PAGE >= page.total) return page.total;
  }
}
