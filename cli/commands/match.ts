/** `ig match`: which of some documents a query matches, each on its own. */
import * as v from 'valibot';
import { prepareDocument, type CompiledEventQuery, type EventSource } from '../../common/engine';
import { oneOf, onePositional, parseArguments, requiredPositional, requiredText } from '../arguments';
import { runBatch, type Batch } from '../batch/run_batch';
import { documentsSchema } from '../batch/schema';
import { exitCodes, type Command } from '../command';
import { EventFiles } from '../input/documents';
import { plural } from '../print/printable';
import { compileEventQuery } from './event_query';
import { languages, refuseKql } from './language';

const lineSchema = v.object({
  query: v.string(),
  documents: documentsSchema,
  /** Of KQL only: EQL does not look at analysed text. */
  text_fields: v.nullish(v.array(v.string())),
});

const batch: Batch<v.InferOutput<typeof lineSchema>> = {
  schema: lineSchema,
  answer: ({ query, documents }) => {
    const compiled = compileEventQuery(query, {});
    return compiled.ok ? { ok: true, matched: matchedBy(compiled.query, documents) } : compiled.answer;
  },
};

export const match: Command = {
  help: `ig match [--language eql] 'query' --documents FILE
ig match [--language eql] --batch [FILE]

Says of each document whether the query matches it; pipes such as "| head 5" have no effect. Prints "true" or "false", one a line.

  --language LANG    eql (the default); kql is not available yet
  --documents FILE   one JSON object a line (.gz too)
  --batch [FILE]     one JSON object a line, from FILE or standard input:
                       {id, query, documents, text_fields?}  ->  {id, ok, matched: [true, false, ...]}
`,
  async run(args, io) {
    const given = parseArguments(args, { language: 'text', documents: 'text', batch: 'flag' });
    if (oneOf(given, 'language', languages, 'eql') === 'kql') return refuseKql('match', io);
    if (given.flags.has('batch')) return runBatch(batch, onePositional(given, 'file of lines'), io);
    const query = requiredPositional(given, 'query');
    const path = requiredText(given, 'documents', 'FILE');
    const compiled = compileEventQuery(query, {});
    if (!compiled.ok) {
      io.terminal.warn(compiled.text);
      return exitCodes.failed;
    }
    const matched = matchedBy(compiled.query, await new EventFiles(io.workingDir).read(path));
    for (const isMatch of matched) await io.write(`${isMatch}\n`);
    io.terminal.say(`${matched.filter(Boolean).length} of ${plural(matched.length, 'document')} matched`);
    return exitCodes.ok;
  },
};

function matchedBy(query: CompiledEventQuery, documents: readonly EventSource[]): readonly boolean[] {
  return documents.map((source) => query.matches(prepareDocument(source)));
}
