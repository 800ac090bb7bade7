/**
 * A batch: one JSON object a line in, one a line out, in order, in one process. No line ends it: what is wrong with a line is its answer.
 * Blank lines are passed over.
 */
import * as v from 'valibot';
import { exitCodes } from '../command';
import { openInput } from '../input/open_input';
import { InputError } from '../input/input_error';
import type { Io } from '../io';
import { plural } from '../print/printable';
import { refused, type Answer } from './answer';
import { linesIn, longestLine, type Line } from '../../standalone/server/input/split_lines';
import { describeIssue, isJsonObject } from './schema';

export interface Batch<Asked> {
  /** The id is read by the batch itself, also of a line that breaks the schema. */
  readonly schema: v.GenericSchema<unknown, Asked>;
  answer(asked: Asked): Answer | Promise<Answer>;
}

const WORTH_A_SUMMARY = 1_000;

/** `path` names a file to read instead of standard input; `.gz` is unpacked. Answers `ok` when every line got its answer. */
export async function runBatch<Asked>(batch: Batch<Asked>, path: string | undefined, io: Io): Promise<number> {
  const run = new BatchRun(batch, io);
  let lineNumber = 0;
  for await (const line of linesIn(await openInput(path, io))) {
    lineNumber += 1;
    if (line?.trim() !== '') await run.take(line, lineNumber);
  }
  run.finish();
  return run.exitCode;
}

class BatchRun<Asked> {
  exitCode: number = exitCodes.ok;
  private answered = 0;
  private notOk = 0;

  constructor(
    private readonly batch: Batch<Asked>,
    private readonly io: Io
  ) {}

  async take(line: Line, lineNumber: number): Promise<void> {
    await this.io.write(`${await this.answerText(line, lineNumber)}\n`);
    this.answered += 1;
    this.io.terminal.progress(this.summary());
  }

  finish(): void {
    if (this.answered >= WORTH_A_SUMMARY) this.io.terminal.say(this.summary());
  }

  private summary(): string {
    return `${plural(this.answered, 'line')} answered, ${this.notOk} of them not ok`;
  }

  private async answerText(line: Line, lineNumber: number): Promise<string> {
    let id: unknown;
    try {
      const parsed = parseLine(line, lineNumber);
      id = idOf(parsed);
      if (!isJsonObject(parsed)) throw new InputError('not_an_object', `line ${lineNumber} is JSON but no object`);
      const asked = v.safeParse(this.batch.schema, parsed, { abortEarly: true });
      if (!asked.success) throw new InputError('wrong_shape', `line ${lineNumber}: ${describeIssue(asked.issues[0])}`);
      return this.text(id, await this.batch.answer(asked.output));
    } catch (error) {
      if (error instanceof InputError) return this.text(id, refused({ stage: 'input', code: error.code, message: error.message }));
      return this.text(id, this.faultOf(error, lineNumber));
    }
  }

  private text(id: unknown, answer: Answer): string {
    if (answer['ok'] === false) this.notOk += 1;
    return JSON.stringify({ id, ...answer });
  }

  /** A fault of this program: told with all that helps to find it, and the batch goes on. */
  private faultOf(error: unknown, lineNumber: number): Answer {
    this.exitCode = exitCodes.failed;
    this.io.terminal.warn(`line ${lineNumber}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const message = `This is a fault of ig, not of the line: ${error instanceof Error ? error.message : String(error)}`;
    return refused({ stage: 'internal', code: 'internal_error', message });
  }
}

function parseLine(line: Line, lineNumber: number): unknown {
  if (line === undefined) throw new InputError('line_too_long', `line ${lineNumber} is longer than ${longestLine} characters; split it`);
  try {
    return JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new InputError('not_json', `line ${lineNumber} is not JSON: ${error.message.slice(0, 200)}`, { cause: error });
  }
}

/** Text, a number or a boolean comes back as it was; anything else is no id. */
function idOf(line: unknown): unknown {
  const id = isJsonObject(line) ? line['id'] : undefined;
  return typeof id === 'object' ? undefined : id;
}
