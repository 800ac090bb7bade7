/** `ig eql`: an EQL search over events in a file, answered as Elasticsearch's EQL search answers it. */
import * as v from 'valibot';
import { searchEvents, type EventSource, type SearchOptions } from '../../common/engine';
import { onePositional, parseArguments, requiredPositional, requiredText, wholeNumber, type Arguments } from '../arguments';
import type { Answer } from '../batch/answer';
import { runBatch, type Batch } from '../batch/run_batch';
import { countSchema, documentsSchema } from '../batch/schema';
import { exitCodes, type Command } from '../command';
import { EventFiles } from '../input/documents';
import type { Io } from '../io';
import { plural, printableJson } from '../print/printable';
import { compileEventQuery } from './event_query';

const lineSchema = v.pipe(
  v.object({
    query: v.string(),
    events_file: v.nullish(v.string()),
    events: v.nullish(documentsSchema),
    timestamp: v.nullish(v.string()),
    tiebreaker: v.nullish(v.string()),
    category: v.nullish(v.string()),
    types: v.nullish(v.record(v.string(), v.string())),
    size: v.nullish(countSchema),
    /** Of samples only, which are not evaluated yet. */
    max_samples_per_key: v.nullish(countSchema),
  }),
  v.check(({ events, events_file: file }) => typeof file === 'string' || Array.isArray(events), 'expected "events_file" or "events"'),
  v.check(
    ({ events, events_file: file }) => typeof file !== 'string' || !Array.isArray(events),
    'expected one of "events_file" and "events", found both'
  )
);
type Line = v.InferOutput<typeof lineSchema>;

export const eql: Command = {
  help: `ig eql 'query' --events FILE [options]
ig eql --batch [FILE]

Searches events by an EQL query: in order of time, through the pipes, the first ten unless told otherwise. Prints the events found, one a line.

  --events FILE        events, one JSON object a line (.gz too)
  --timestamp FIELD    orders the events (default @timestamp)
  --tiebreaker FIELD   orders events of the same time
  --category FIELD     the event category field (default event.category)
  --size N             how many events at most (default 10)
  --batch [FILE]       one JSON object a line, from FILE or standard input:
                         {id, query, events_file or events, timestamp?, tiebreaker?, category?, types?, size?, max_samples_per_key?}
                         ->  {id, ok: true, hits: {total, events: [{_index_in_file, _source}]}}
                         ->  {id, ok: false, error: {stage, code, message, span: {start, end}}}
                       types gives field types as an index would map them, for example {"source.ip": "ip"};
                       a file of events is read once, however many lines ask for it
`,
  async run(args, io) {
    const given = parseArguments(args, {
      batch: 'flag',
      events: 'text',
      timestamp: 'text',
      tiebreaker: 'text',
      category: 'text',
      size: 'text',
    });
    if (given.flags.has('batch')) return runBatch(batchIn(io), onePositional(given, 'file of lines'), io);
    return search(given, io);
  },
};

function batchIn(io: Io): Batch<Line> {
  const files = new EventFiles(io.workingDir);
  return { schema: lineSchema, answer: (line) => answer(line, files) };
}

async function answer(line: Line, files: EventFiles): Promise<Answer> {
  const compiled = compileEventQuery(line.query, compileOptions(line.category, line.types));
  if (!compiled.ok) return compiled.answer;
  const events = line.events ?? (await files.read(line.events_file ?? ''));
  const found = searchEvents(compiled.query, events, searchOptions(line.timestamp, line.tiebreaker, line.size));
  return { ok: true, hits: hitsOf(found.map(({ index, document }) => ({ _index_in_file: index, _source: document.source }))) };
}

/** As in the reference, the total counts what is answered, not what would be without a size. */
function hitsOf(events: readonly { readonly _index_in_file: number; readonly _source: EventSource }[]): Answer {
  return { total: { value: events.length, relation: 'eq' }, events };
}

async function search(given: Arguments, io: Io): Promise<number> {
  const query = requiredPositional(given, 'query');
  const path = requiredText(given, 'events', 'FILE');
  const size = wholeNumber(given, 'size');
  const compiled = compileEventQuery(query, compileOptions(given.texts.get('category'), undefined));
  if (!compiled.ok) {
    io.terminal.warn(compiled.text);
    return exitCodes.failed;
  }
  const events = await new EventFiles(io.workingDir).read(path);
  const found = searchEvents(compiled.query, events, searchOptions(given.texts.get('timestamp'), given.texts.get('tiebreaker'), size));
  for (const { document } of found) await io.write(`${printableJson(document.source)}\n`);
  io.terminal.say(`${found.length} of ${plural(events.length, 'event')}`);
  return exitCodes.ok;
}

function compileOptions(category: string | null | undefined, types: Line['types']) {
  return { ...(category ? { eventCategoryField: category } : {}), ...(types ? { types } : {}) };
}

function searchOptions(
  timestamp: string | null | undefined,
  tiebreaker: string | null | undefined,
  size: number | null | undefined
): SearchOptions {
  return {
    ...(timestamp ? { timestampField: timestamp } : {}),
    ...(tiebreaker ? { tiebreakerField: tiebreaker } : {}),
    ...(typeof size === 'number' ? { size } : {}),
  };
}
