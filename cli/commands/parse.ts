/** `ig parse`: does a query follow the grammar, and how is it written in its plain form. */
import * as v from 'valibot';
import { parseEql, parseExpression, printEql, printExpression, type EqlQuery, type Expression, type Result } from '../../common/engine';
import { oneOf, onePositional, parseArguments, requiredPositional } from '../arguments';
import { refusedQuery, type Answer } from '../batch/answer';
import { runBatch, type Batch } from '../batch/run_batch';
import { exitCodes, type Command } from '../command';
import type { Io } from '../io';
import { printDiagnostics } from '../print/diagnostics';
import { printable } from '../print/printable';
import { refuseKql, languages } from './language';

const lineSchema = v.pipe(
  v.object({ query: v.nullish(v.string()), expression: v.nullish(v.string()) }),
  v.check((line) => typeof line.query === 'string' || typeof line.expression === 'string', 'expected "query" or "expression"')
);

const batch: Batch<v.InferOutput<typeof lineSchema>> = {
  schema: lineSchema,
  answer: ({ query, expression }) => answered(print(query ?? undefined, expression ?? '')),
};

export const parse: Command = {
  help: `ig parse [--language eql] 'query'
ig parse [--language eql] --expression 'expression'
ig parse [--language eql] --batch [FILE]

Reads a query by the grammar alone and prints it back in its plain form. Functions and types are not checked; "ig eql" and "ig match" do that.

  --language LANG   eql (the default); kql is not available yet
  --expression      the text is a lone expression, not a query
  --batch [FILE]    one JSON object a line, from FILE or standard input:
                      {id, query} or {id, expression}  ->  {id, ok, printed}
`,
  async run(args, io) {
    const given = parseArguments(args, { language: 'text', expression: 'flag', batch: 'flag' });
    if (oneOf(given, 'language', languages, 'eql') === 'kql') return refuseKql('parse', io);
    if (given.flags.has('batch')) return runBatch(batch, onePositional(given, 'file of lines'), io);
    const text = requiredPositional(given, 'query');
    return tell(text, given.flags.has('expression') ? print(undefined, text) : print(text, ''), io);
  },
};

function print(query: string | undefined, expression: string): Result<string> {
  return query === undefined ? printed(parseExpression(expression), printExpression) : printed(parseEql(query), printEql);
}

function printed<Tree extends EqlQuery | Expression>(parsed: Result<Tree>, printTree: (tree: Tree) => string): Result<string> {
  return parsed.ok ? { ok: true, value: printTree(parsed.value) } : parsed;
}

function answered(result: Result<string>): Answer {
  return result.ok ? { ok: true, printed: result.value } : refusedQuery(result.diagnostics);
}

async function tell(text: string, result: Result<string>, io: Io): Promise<number> {
  if (!result.ok) {
    io.terminal.warn(printDiagnostics(text, result.diagnostics));
    return exitCodes.failed;
  }
  await io.write(`${printable(result.value)}\n`);
  return exitCodes.ok;
}
