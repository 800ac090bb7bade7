/** Which fields of found documents are worth a column: those that the search asks about, and what tells one event from another. */
import { prepareDocument, type EventSource, type FieldValue } from '../../common/engine';

const MOST_COLUMNS = 12;
const LONGEST_TEXT = 1_000;
const MOST_TEXTS = 20;

/** In the order in which a person reads them. */
const TELLING = [
  'kibana.alert.rule.name',
  'event.action',
  'host.name',
  'user.name',
  'process.name',
  'process.command_line',
  'process.args',
  'process.parent.name',
  'file.path',
  'registry.path',
  'source.ip',
  'destination.ip',
  'destination.port',
  'dns.question.name',
  'url.full',
  'event.code',
  'event.outcome',
  'event.dataset',
  'message',
] as const;

/** Fields that no document has are no columns. What is asked about is never left out for the rest. */
export function columnsOf(sources: readonly EventSource[], asked: readonly string[]): readonly string[] {
  const documents = sources.map(prepareDocument);
  const wanted = [...new Set([...TELLING.slice(0, 4), ...asked, ...TELLING.slice(4)])].filter((field) => field !== '@timestamp');
  const present = wanted.filter((field) => documents.some((document) => document.values(field).length > 0));
  const shown = present.filter((field) => !present.includes(SAID_BY.get(field) ?? '')).slice(0, MOST_COLUMNS);
  return shown.sort((a, b) => readingPlace(a) - readingPlace(b));
}

/** Fields that nobody but the search speaks of stand behind the first four. */
function readingPlace(field: string): number {
  const telling: readonly string[] = TELLING;
  const place = telling.indexOf(field);
  return place < 0 ? 3.5 : place;
}

/** Fields that say no more, to a person, than another one that is there. */
const SAID_BY: ReadonlyMap<string, string> = new Map([
  ['process.args', 'process.command_line'],
  ['host.id', 'host.name'],
  ['event.category', 'event.action'],
  ['event.type', 'event.action'],
]);

export function textsOf(values: readonly FieldValue[]): readonly string[] {
  return values.slice(0, MOST_TEXTS).map((value) => {
    const text = String(value);
    return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  });
}
