/** Proposes exceptions for an alert: combinations that tell this behaviour of this user apart from the rest, narrowest first. */
import { prepareDocument, type EventSource } from '../engine';
import type { ExceptionEntry, ExceptionSuggestion } from './exception';

const combinations: readonly { readonly id: ExceptionSuggestion['id']; readonly fields: readonly string[] }[] = [
  { id: 'user_command_line', fields: ['user.name', 'process.command_line'] },
  { id: 'user_executable_parent', fields: ['user.name', 'process.executable', 'process.parent.executable'] },
  { id: 'host_user', fields: ['host.name', 'user.name'] },
];

/** Only combinations whose fields the alert all has: one that lacks a field would silence more than it says. */
export function suggestExceptions(source: EventSource): readonly ExceptionSuggestion[] {
  const document = prepareDocument(source);
  return combinations.flatMap(({ id, fields }) => {
    const entries = fields.map((field) => entryFor(field, document.values(field)));
    const found = entries.filter((entry) => entry !== undefined);
    return found.length === fields.length ? [{ id, entries: found }] : [];
  });
}

const MOST_VALUES = 1000;
const LONGEST_VALUE = 32_766;

function entryFor(field: string, values: readonly unknown[]): ExceptionEntry | undefined {
  const texts = [...new Set(values.map(String))].filter((text) => text !== '');
  const [first, second] = texts;
  if (first === undefined || texts.length > MOST_VALUES || texts.some((text) => text.length > LONGEST_VALUE)) return undefined;
  if (second === undefined) return { type: 'match', field, operator: 'included', value: first };
  return { type: 'match_any', field, operator: 'included', value: texts };
}
