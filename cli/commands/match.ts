/** `ig match`: which of some documents a query matches, each on its own. */
import * as v from 'valibot';
import { onePositional, parseArguments, requiredPositional, requiredText } from '../arguments';
import { runBatch, type Batch } from '../batch/run_batch';
import { documentsSchema, fieldsSchema, typesSchema } from '../batch/schema';
import { exitCodes, type Command } from '../command';
import { EventFiles } from '../input/documents';
import type { Io } from '../io';
import { plural } from '../print/printable';
import { compileMatcher } from './document_matcher';
import { languageOf, type Language } from './language';

const lineSchema = v.object({
  query: v.string(),
  documents: documentsSchema,
  text_fields: v.nullish(fieldsSchema, []),
  types: v.nullish(typesSchema),
});

export const match: Command = {
  help: `ig match [--language eql|kql] 'query' --documents FILE
ig match [--language eql|kql] --batch [FILE]

Says of each document whether the query matches it; pipes such as "| head 5" have no effect. Prints "true" or "false", one a line.
A sequence or sample matches no document by itself and is refused; "ig eql" searches events for it.

  --language LANG      eql (the default) or kql
  --documents FILE     one JSON object a line (.gz too; - is standard input)
  --text-fields F...   of KQL: fields with analysed text, of which words are searched
  --batch [FILE]       one JSON object a line, from FILE or standard input:
                         {id, query, documents, text_fields?, types?}  ->  {id, ok, matched: [true, false, ...]}
                       types gives field types as an index would map them, for example {"source.ip": "ip"}
  --progress           tell how far it is, also where standard error is no terminal
`,
  async run(args, io) {
    const given = parseArguments(args, { language: 'text', documents: 'text', 'text-fields': 'list', batch: 'flag' });
    const language = languageOf(given);
    if (given.flags.has('batch')) return runBatch(batchOf(language, io), onePositional(given, 'file of lines'), io);
    const query = requiredPositional(given, 'query');
    const path = requiredText(given, 'documents', 'FILE');
    const compiled = compileMatcher(language, query, { textFields: given.list('text-fields'), clock: io.clock });
    if (!compiled.ok) {
      io.terminal.warn(compiled.text);
      return exitCodes.failed;
    }
    const matched = compiled.matchesOf(await new EventFiles(io).read(path));
    for (const isMatch of matched) await io.write(`${isMatch}\n`);
    io.terminal.say(`${matched.filter(Boolean).length} of ${plural(matched.length, 'document')} matched`);
    return exitCodes.ok;
  },
};

function batchOf(language: Language, { clock }: Io): Batch<v.InferOutput<typeof lineSchema>> {
  return {
    schema: lineSchema,
    answer: ({ query, documents, text_fields: textFields, types }) => {
      const compiled = compileMatcher(language, query, { textFields: textFields ?? [], types: types ?? undefined, clock });
      return compiled.ok ? { ok: true, matched: compiled.matchesOf(documents) } : compiled.answer;
    },
  };
}
