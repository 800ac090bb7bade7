/** `ig eql`: an EQL search over events in a file, answered as Elasticsearch's EQL search answers it. */
import * as v from 'valibot';
import { onePositional, parseArguments, requiredPositional, requiredText, wholeNumber, type Arguments } from '../arguments';
import { runBatch, type Batch } from '../batch/run_batch';
import { countSchema, documentsSchema, typesSchema } from '../batch/schema';
import { exitCodes, UsageError, type Command } from '../command';
import { EventFiles } from '../input/documents';
import type { Io } from '../io';
import { plural, printableJson } from '../print/printable';
import { compileSearch } from './eql_search';
import { limitText } from '../print/limits';

const lineSchema = v.pipe(
  v.object({
    query: v.string(),
    events_file: v.nullish(v.string()),
    events: v.nullish(documentsSchema),
    timestamp: v.nullish(v.string()),
    tiebreaker: v.nullish(v.string()),
    category: v.nullish(v.string()),
    types: v.nullish(typesSchema),
    size: v.nullish(countSchema),
    max_samples_per_key: v.nullish(v.pipe(countSchema, v.minValue(1))),
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

Searches events by an EQL query, a sequence or a sample: in order of time, through the pipes, the first ten unless told otherwise. Prints
the events found, one a line; of a sequence or sample one {join_keys, events} a line.

  --events FILE             events, one JSON object a line (.gz too; - is standard input)
  --timestamp FIELD         orders the events (default @timestamp)
  --tiebreaker FIELD        orders events of the same time
  --category FIELD          the event category field (default event.category)
  --size N                  how many events, sequences or samples at most (default 10)
  --max-samples-per-key N   of a sample: how many for one set of join keys (default 1)
  --batch [FILE]            one JSON object a line, from FILE or standard input:
                              {id, query, events_file or events, timestamp?, tiebreaker?, category?, types?, size?, max_samples_per_key?}
                              ->  {id, ok: true, hits: {total, events: [{_index_in_file, _source}]}}
                              ->  {id, ok: true, hits: {total, sequences: [{join_keys, events: [{_index_in_file, _source} or {missing: true}]}]}}
                              ->  {id, ok: false, error: {stage, code, message, span: {start, end}}}
                            types gives field types as an index would map them, for example {"source.ip": "ip"};
                            a file of events is read once, however many lines ask for it
  --progress                tell how far it is, also where standard error is no terminal
`,
  async run(args, io) {
    const given = parseArguments(args, {
      batch: 'flag',
      events: 'text',
      timestamp: 'text',
      tiebreaker: 'text',
      category: 'text',
      size: 'text',
      'max-samples-per-key': 'text',
    });
    if (given.flags.has('batch')) return runBatch(batchIn(io), onePositional(given, 'file of lines'), io);
    return search(given, io);
  },
};

function batchIn(io: Io): Batch<Line> {
  const files = new EventFiles(io);
  return {
    schema: lineSchema,
    async answer(line) {
      const compiled = compileSearch(line.query, {
        timestamp: line.timestamp || undefined,
        tiebreaker: line.tiebreaker || undefined,
        category: line.category || undefined,
        types: line.types ?? undefined,
        size: line.size ?? undefined,
        maxSamplesPerKey: line.max_samples_per_key ?? undefined,
      });
      if (!compiled.ok) return compiled.answer;
      return { ok: true, hits: compiled.run(line.events ?? (await files.readNamed(line.events_file ?? ''))) };
    },
  };
}

async function search(given: Arguments, io: Io): Promise<number> {
  const query = requiredPositional(given, 'query');
  const path = requiredText(given, 'events', 'FILE');
  const compiled = compileSearch(query, {
    timestamp: given.texts.get('timestamp'),
    tiebreaker: given.texts.get('tiebreaker'),
    category: given.texts.get('category'),
    size: wholeNumber(given, 'size'),
    maxSamplesPerKey: samplesPerKey(given),
  });
  if (!compiled.ok) {
    io.terminal.warn(compiled.text);
    return exitCodes.failed;
  }
  const events = await new EventFiles(io).read(path);
  const hits = compiled.run(events);
  for (const limit of hits.limits ?? []) io.terminal.warn(limitText(limit));
  const lines = 'events' in hits ? hits.events.map(({ _source: source }) => source) : hits.sequences;
  for (const line of lines) await io.write(`${printableJson(line)}\n`);
  const all = plural(events.length, 'event');
  io.terminal.say('events' in hits ? `${lines.length} of ${all}` : `${plural(lines.length, 'sequence')} in ${all}`);
  return exitCodes.ok;
}

function samplesPerKey(given: Arguments): number | undefined {
  const count = wholeNumber(given, 'max-samples-per-key');
  if (count === 0) throw new UsageError('--max-samples-per-key takes a number from 1, found 0.');
  return count;
}
