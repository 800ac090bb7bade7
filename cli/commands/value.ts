/** `ig value`: the value of an EQL expression that reads no field. */
import * as v from 'valibot';
import { evaluateExpression } from '../../common/engine';
import { onePositional, parseArguments, requiredPositional } from '../arguments';
import { refusedQuery } from '../batch/answer';
import { runBatch, type Batch } from '../batch/run_batch';
import { exitCodes, type Command } from '../command';
import { printDiagnostics } from '../print/diagnostics';
import { printableJson } from '../print/printable';

const lineSchema = v.object({ expression: v.string() });

const batch: Batch<v.InferOutput<typeof lineSchema>> = {
  schema: lineSchema,
  answer: ({ expression }) => {
    const result = evaluateExpression(expression);
    return result.ok ? { ok: true, value: result.value } : refusedQuery(result.diagnostics);
  },
};

export const value: Command = {
  help: `ig value 'expression'
ig value --batch [FILE]

The value of a constant EQL expression, as JSON. An expression that begins with "-" goes after "--".

  --batch [FILE]    one JSON object a line, from FILE or standard input:
                      {id, expression}  ->  {id, ok, value}
`,
  async run(args, io) {
    const given = parseArguments(args, { batch: 'flag' });
    if (given.flags.has('batch')) return runBatch(batch, onePositional(given, 'file of lines'), io);
    const expression = requiredPositional(given, 'expression');
    const result = evaluateExpression(expression);
    if (!result.ok) {
      io.terminal.warn(printDiagnostics(expression, result.diagnostics));
      return exitCodes.failed;
    }
    await io.write(`${printableJson(result.value)}\n`);
    return exitCodes.ok;
  },
};
