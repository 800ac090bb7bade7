/** Documents in files: events one a line, or one document that may be spread over lines. `.gz` is unpacked. */
import { resolve } from 'node:path';
import type { EventSource } from '../../common/engine';
import { linesOf } from '../../standalone/server/input/lines';
import { unreadable } from '../../standalone/server/rules/rule_paths';
import { isJsonObject, sourceOf } from '../batch/schema';
import { DEEPEST_DOCUMENT, isDeeperThan } from '../../server/app/depth';
import { InputError } from './input_error';

/** Each file is read once, however many lines of a batch ask for it. */
export class EventFiles {
  private readonly known = new Map<string, Promise<readonly EventSource[]>>();

  constructor(private readonly workingDir: string) {}

  /** The events in the order of the file; search hits are taken out of their envelope. Blank lines are passed over. */
  read(path: string): Promise<readonly EventSource[]> {
    const absolute = resolve(this.workingDir, path);
    const known = this.known.get(absolute) ?? readEvents(absolute, path);
    this.known.set(absolute, known);
    return known;
  }
}

async function readEvents(absolute: string, path: string): Promise<readonly EventSource[]> {
  const events: EventSource[] = [];
  for await (const { number, text } of readable(absolute, path)) {
    if (text === undefined) throw new InputError('event_too_long', `${path}:${number}: the line is too long for an event`);
    if (text.trim() !== '') events.push(parseObject(text, `${path}:${number}`));
  }
  return events;
}

/** One document, for example an alert that was copied out of a search. */
export async function readDocument(path: string, workingDir: string): Promise<EventSource> {
  return parseObject(await readText(path, workingDir), path);
}

export async function readText(path: string, workingDir: string): Promise<string> {
  const lines: string[] = [];
  for await (const { number, text } of readable(resolve(workingDir, path), path)) {
    if (text === undefined) throw new InputError('line_too_long', `${path}:${number}: the line is too long`);
    lines.push(text);
  }
  return lines.join('\n');
}

async function* readable(absolute: string, path: string): ReturnType<typeof linesOf> {
  try {
    yield* linesOf(absolute);
  } catch (error) {
    throw new InputError('file_unreadable', `${path}: ${unreadable(error)}`, { cause: error });
  }
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
