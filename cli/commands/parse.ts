/** `ig parse`: does a query follow the grammar, and how is it written in its plain form. */
import * as v from 'valibot';
import { parseEql, parseExpression, parseKql, printEql, printExpression, printKql, type Result } from '../../common/engine';
import { onePositional, parseArguments, requiredPositional } from '../arguments';
import { refusedQuery } from '../batch/answer';
import { runBatch, type Batch } from '../batch/run_batch';
import { exitCodes, type Command } from '../command';
import type { Io } from '../io';
import { printDiagnostics } from '../print/diagnostics';
import { printable } from '../print/printable';
import { languageOf, type Language } from './language';

const lineSchema = v.pipe(
  v.object({ query: v.nullish(v.string()), expression: v.nullish(v.string()) }),
  v.check((line) => typeof line.query === 'string' || typeof line.expression === 'string', 'expected "query" or "expression"')
);

export const parse: Command = {
  help: `ig parse [--language eql|kql] 'query'
ig parse [--language eql|kql] --expression 'expression'
ig parse [--language eql|kql] --batch [FILE]

Reads a query by the grammar alone and prints it back in its plain form. Functions and types are not checked; "ig eql" and "ig match" do that.

  --language LANG   eql (the default) or kql
  --expression      the text is a lone expression, not a query (of KQL the two are the same)
  --batch [FILE]    one JSON object a line, from FILE or standard input:
                      {id, query} or {id, expression}  ->  {id, ok, printed}
`,
  async run(args, io) {
    const given = parseArguments(args, { language: 'text', expression: 'flag', batch: 'flag' });
    const language = languageOf(given);
    if (given.flags.has('batch')) return runBatch(batchOf(language), onePositional(given, 'file of lines'), io);
    const text = requiredPositional(given, 'query');
    return tell(text, given.flags.has('expression') ? printedExpression(language, text) : printedQuery(language, text), io);
  },
};

function batchOf(language: Language): Batch<v.InferOutput<typeof lineSchema>> {
  return {
    schema: lineSchema,
    answer: ({ query, expression }) => {
      const result = typeof query === 'string' ? printedQuery(language, query) : printedExpression(language, expression ?? '');
      return result.ok ? { ok: true, printed: result.value } : refusedQuery(result.diagnostics);
    },
  };
}

function printedQuery(language: Language, query: string): Result<string> {
  return language === 'kql' ? printed(parseKql(query), printKql) : printed(parseEql(query), printEql);
}

function printedExpression(language: Language, expression: string): Result<string> {
  return language === 'kql' ? printedQuery(language, expression) : printed(parseExpression(expression), printExpression);
}

function printed<Tree>(parsed: Result<Tree>, printTree: (tree: Tree) => string): Result<string> {
  return parsed.ok ? { ok: true, value: printTree(parsed.value) } : parsed;
}

async function tell(text: string, result: Result<string>, io: Io): Promise<number> {
  if (!result.ok) {
    io.terminal.warn(printDiagnostics(text, result.diagnostics));
    return exitCodes.failed;
  }
  await io.write(`${printable(result.value)}\n`);
  return exitCodes.ok;
}
