/** `npm run bench`: all measurements, one after the other, and what they may cost. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { prepareDocument, type EventSource } from '../../common/engine';
import { countCandidates, countMatches, countMatchesOfAll, loadCorpus, singleEventQueries } from './corpus';
import { eventLines, parseLine } from './events';
import { hostileTimes } from './hostile';
import { publicQueries, variedQueries, type BenchQuery } from './queries';
import { printTable, type Row } from './report';
import { measureTask, medianTime, type EventTask } from './rounds';
import { LIVE_KEYS, runSequences, sequenceStream } from './sequences';

const [output = 'build/bench.json', size = 'full'] = process.argv.slice(2);
const isQuick = size === 'quick';
const EVENTS = isQuick ? 2_000 : 20_000;
const ROUNDS = isQuick ? 1 : 3;
const CORPUS = 1_700;
const GROWTH = isQuick ? [100, 1_700] : [100, 500, 1_700, 10_000];
const BUDGET = { evaluateRatio: 1, compileMs: 1_000, corpusMb: 150, hostileMs: 100 };
const SLOWEST_SHOWN = 5;

const rows: Row[] = [];
const lines = eventLines(EVENTS);
const bytes = lines.reduce((sum, line) => sum + line.length, 0);
console.log(
  `${lines.length} events of ${Math.round(bytes / lines.length)} characters, ${ROUNDS} round(s); ratios are to JSON.parse of the same events`
);

const queries = publicQueries();
if (queries === undefined) console.log('skipped: all that needs the public rules, which are not at hand');
else measureRules(queries);
measureDocuments();
measureSequences();
measureHostileDocuments();
console.log(`\n${printTable(rows)}`);
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, `${JSON.stringify({ node: process.version, events: EVENTS, rounds: ROUNDS, measured: rows }, null, 2)}\n`);
console.log(`\nwritten: ${output}`);

function measureRules(given: readonly BenchQuery[]): void {
  const queriesOf = new Map([...new Set([given.length, ...GROWTH])].map((count) => [count, variedQueries(given, count)]));
  const all = queriesOf.get(CORPUS) ?? given;
  const used = memoryMb();
  const corpus = loadCorpus(all);
  rows.push({ name: `memory of ${CORPUS} rules`, value: memoryMb() - used, unit: 'MB', budget: BUDGET.corpusMb });
  rows.push({
    name: `load and compile ${CORPUS} rules`,
    value: medianTime(ROUNDS, () => loadCorpus(all)),
    unit: 'ms',
    budget: BUDGET.compileMs,
  });

  const single = loadCorpus(variedQueries(singleEventQueries(given), CORPUS));
  const tasks: EventTask[] = [
    { name: `index of ${CORPUS} rules on single events`, run: (sources) => void countCandidates(single, sources) },
    { name: `${CORPUS} rules on single events, by the index`, run: (sources) => void countMatches(single, sources) },
    { name: `${CORPUS} rules with the stages of sequences, by the index`, run: (sources) => void countMatches(corpus, sources) },
    {
      name: `${CORPUS} rules with the stages of sequences, without the index`,
      run: (sources) => void countMatchesOfAll(corpus, sources),
      everyNth: 40,
    },
    ...[...queriesOf].map(([count, some]): EventTask => {
      const grown = count === CORPUS ? corpus : loadCorpus(some);
      return { name: `growth: ${count} rules with stages, by the index`, run: (sources) => void countMatches(grown, sources) };
    }),
  ];
  pushTimes(tasks, [`${CORPUS} rules on single events, by the index`, `${CORPUS} rules with the stages of sequences, by the index`]);
  const sources = lines.map(parseLine);
  const named = [['on single events', single] as const, ['with stages', corpus] as const];
  for (const [name, loaded] of named) {
    rows.push({ name: `candidates an event, ${name}`, value: countCandidates(loaded, sources) / sources.length, unit: '' });
    rows.push({ name: `matches an event, ${name}`, value: countMatches(loaded, sources) / sources.length, unit: '' });
  }
}

function measureDocuments(): void {
  const fields = [
    'event.category',
    'event.type',
    'host.os.type',
    'process.name',
    'process.args',
    'process.parent.name',
    'user.name',
    'file.path',
  ];
  const tasks: EventTask[] = [
    { name: 'prepareDocument, 8 fields read', run: (sources) => sources.forEach((source) => readFields(source, fields)) },
    { name: 'names of all fields', run: (sources) => sources.forEach((source) => prepareDocument(source).fieldNames()) },
  ];
  pushTimes(tasks);
}

function readFields(source: EventSource, fields: readonly string[]): void {
  const document = prepareDocument(source);
  for (const field of fields) document.values(field);
}

function measureSequences(): void {
  const stream = sequenceStream();
  const { found, waited } = runSequences(stream);
  if (found !== LIVE_KEYS || waited !== LIVE_KEYS) throw new Error(`${found} sequences of ${LIVE_KEYS}, ${waited} waiting`);
  const ms = medianTime(ROUNDS, () => void runSequences(stream));
  rows.push({ name: `sequences, ${LIVE_KEYS} live keys, each event`, value: (ms / stream.length) * 1_000, unit: 'µs' });
}

function measureHostileDocuments(): void {
  const slowest = hostileTimes(isQuick ? 7 : 1).slice(0, SLOWEST_SHOWN);
  for (const { document, query, ms } of slowest) {
    rows.push({ name: `hostile: ${document}: ${query}`, value: ms, unit: 'ms', budget: BUDGET.hostileMs });
  }
}

function pushTimes(tasks: readonly EventTask[], inBudget: readonly string[] = []): void {
  for (const task of tasks) {
    const { name, microsecondsAnEvent, ratio } = measureTask(lines, task, ROUNDS);
    rows.push({
      name,
      value: microsecondsAnEvent,
      unit: 'µs',
      ratio,
      ...(inBudget.includes(name) ? { budget: BUDGET.evaluateRatio } : {}),
    });
  }
}

/** The heap after everything that is not needed was let go; Node is started with --expose-gc. */
function memoryMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1_048_576;
}
