/** `ig parse`: does a query follow the grammar, and how is it written in its plain form. */
import * as v from 'valibot';
import {
  kqlToQueryDsl,
  parseEql,
  parseExpression,
  parseKql,
  printEql,
  printExpression,
  printKql,
  type KqlQuery,
  type Result,
} from '../../common/engine';
import { onePositional, parseArguments, requiredPositional } from '../arguments';
import { refusedQuery } from '../batch/answer';
import { runBatch, type Batch } from '../batch/run_batch';
import { exitCodes, UsageError, type Command } from '../command';
import type { Io } from '../io';
import { printDiagnostics } from '../print/diagnostics';
import { printable, printableJson } from '../print/printable';
import { languageOf, type Language } from './language';

const lineSchema = v.pipe(
  v.object({ query: v.nullish(v.string()), expression: v.nullish(v.string()) }),
  v.check((line) => typeof line.query === 'string' || typeof line.expression === 'string', 'expected "query" or "expression"')
);

export const parse: Command = {
  help: `ig parse [--language eql|kql] 'query'
ig parse [--language eql|kql] --expression 'expression'
ig parse --language kql --dsl 'query'
ig parse [--language eql|kql] --batch [FILE]

Reads a query by the grammar alone and prints it back in its plain form. Functions and types are not checked; "ig eql" and "ig match" do that.

  --language LANG   eql (the default) or kql
  --expression      the text is a lone expression, not a query (of KQL the two are the same)
  --dsl             of KQL: the query as a bool query of Elasticsearch's query DSL
  --batch [FILE]    one JSON object a line, from FILE or standard input:
                      {id, query} or {id, expression}  ->  {id, ok, printed}
                      with --dsl                         ->  {id, ok, printed, dsl: {bool: {...}}}
`,
  async run(args, io) {
    const given = parseArguments(args, { language: 'text', expression: 'flag', dsl: 'flag', batch: 'flag' });
    const language = languageOf(given);
    const isDslAsked = given.flags.has('dsl');
    if (isDslAsked && language !== 'kql') throw new UsageError('--dsl is of KQL: add --language kql.');
    if (given.flags.has('batch')) {
      return runBatch(isDslAsked ? dslBatch : batchOf(language), onePositional(given, 'file of lines'), io);
    }
    const text = requiredPositional(given, 'query');
    if (isDslAsked) return tell(text, printed(parseKql(text), dslText), io);
    return tell(text, given.flags.has('expression') ? printedExpression(language, text) : printedQuery(language, text), io);
  },
};

type Line = v.InferOutput<typeof lineSchema>;

function batchOf(language: Language): Batch<Line> {
  return {
    schema: lineSchema,
    answer: ({ query, expression }) => {
      const result = typeof query === 'string' ? printedQuery(language, query) : printedExpression(language, expression ?? '');
      return result.ok ? { ok: true, printed: result.value } : refusedQuery(result.diagnostics);
    },
  };
}

const dslBatch: Batch<Line> = {
  schema: lineSchema,
  answer: ({ query, expression }) => {
    const parsed = parseKql(query ?? expression ?? '');
    if (!parsed.ok) return refusedQuery(parsed.diagnostics);
    return { ok: true, printed: printKql(parsed.value), dsl: kqlToQueryDsl(parsed.value) };
  },
};

function dslText(query: KqlQuery): string {
  return printableJson(kqlToQueryDsl(query));
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
