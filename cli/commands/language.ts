/** The query languages that a command can be asked for. */
import { oneOf, type Arguments } from '../arguments';

const languages = ['eql', 'kql'] as const;
export type Language = (typeof languages)[number];

export function languageOf(given: Arguments): Language {
  return oneOf(given, 'language', languages, 'eql');
}
