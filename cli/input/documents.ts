/** Documents in files: events one a line, or one document that may be spread over lines. `.gz` is unpacked. */
import { resolve } from 'node:path';
import type { EventSource } from '../../common/engine';
import { LONGEST_LINE, linesOf } from '../../standalone/server/input/lines';
import { linesIn } from '../../standalone/server/input/split_lines';
import { unreadable } from '../../standalone/server/rules/rule_paths';
import { isJsonObject, sourceOf } from '../batch/schema';
import { DEEPEST_DOCUMENT, isDeeperThan } from '../../server/app/depth';
import type { Io } from '../io';
import { plural } from '../print/printable';
import { InputError } from './input_error';
import { readStandardInput, STANDARD_INPUT } from './standard_input';

const TOLD_EVERY = 1_000;

/** Each file is read once, however many lines of a batch ask for it. */
export class EventFiles {
  private readonly known = new Map<string, Promise<readonly EventSource[]>>();

  constructor(private readonly io: Io) {}

  /** As an option of the command line names them: `-` is standard input. */
  read(path: string): Promise<readonly EventSource[]> {
    return path === '-' ? this.readAll(standardInput(this.io), STANDARD_INPUT) : this.readNamed(path);
  }

  /** The events in the order of the file; search hits are taken out of their envelope. Blank lines are passed over. */
  readNamed(path: string): Promise<readonly EventSource[]> {
    const absolute = resolve(this.io.workingDir, path);
    const known = this.known.get(absolute) ?? this.readAll(readable(absolute, path), path);
    this.known.set(absolute, known);
    return known;
  }

  private async readAll(lines: AsyncIterable<Line>, name: string): Promise<readonly EventSource[]> {
    const events: EventSource[] = [];
    for await (const { number, text } of lines) {
      if (text === undefined)
        throw new InputError(
          'event_too_long',
          `${name}:${number}: the line is longer than ${LONGEST_LINE / 1024 / 1024} MiB, more than an event may have`
        );
      if (text.trim() !== '') events.push(parseEvent(text, `${name}:${number}`));
      if (number % TOLD_EVERY === 0) this.io.terminal.progress(`${name}: ${plural(events.length, 'event')} read`);
    }
    return events;
  }
}

/** One document, for example an alert that was copied out of a search; `-` is standard input. */
export async function readDocument(path: string, io: Io): Promise<EventSource> {
  return parseObject(await readText(path, io), path);
}

export async function readText(path: string, io: Io): Promise<string> {
  const lines: string[] = [];
  const source = path === '-' ? standardInput(io) : readable(resolve(io.workingDir, path), path);
  for await (const { number, text } of source) {
    if (text === undefined)
      throw new InputError('line_too_long', `${path}:${number}: the line is longer than ${LONGEST_LINE / 1024 / 1024} MiB`);
    lines.push(text);
  }
  return lines.join('\n');
}

interface Line {
  readonly number: number;
  /** Undefined where the line is too long. */
  readonly text: string | undefined;
}

async function* readable(absolute: string, path: string): AsyncGenerator<Line, void, undefined> {
  try {
    yield* linesOf(absolute);
  } catch (error) {
    throw new InputError('file_unreadable', `${path}: ${unreadable(error)}`, { cause: error });
  }
}

async function* standardInput(io: Io): AsyncGenerator<Line, void, undefined> {
  let number = 0;
  for await (const text of linesIn(readStandardInput(io), LONGEST_LINE)) yield { number: (number += 1), text };
}

/** A line of a file of events: what people put there instead is told how it becomes lines. */
function parseEvent(text: string, place: string): EventSource {
  const [begin = ''] = /^\s*[[{]\s*$/.exec(text) ?? [];
  if (begin !== '') {
    throw new InputError(
      'not_one_a_line',
      `${place}: one JSON object a line is expected, and this one goes on in the next: jq -c ${asLines(begin)} FILE`
    );
  }
  if (/^\s*\[\s*\{/.test(text)) {
    throw new InputError('not_an_object', `${place}: one JSON object a line is expected, found an array: jq -c ${asLines('[')} FILE`);
  }
  return parseObject(text, place);
}

function asLines(begin: string): string {
  return begin.includes('[') ? "'.[]'" : '.';
}

function parseObject(text: string, place: string): EventSource {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new InputError('not_json', `${place}: not JSON: ${error.message.slice(0, 200)}`, { cause: error });
  }
  if (!isJsonObject(value)) throw new InputError('not_an_object', `${place}: a JSON object was expected`);
  const source = sourceOf(value);
  if (isDeeperThan(source, DEEPEST_DOCUMENT))
    throw new InputError('too_deep', `${place}: nested more than ${DEEPEST_DOCUMENT} levels deep`);
  return source;
}
