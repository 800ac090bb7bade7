/** Which fields a name of a query stands for. */
import { MOST_FIELD_NAMES, type PreparedDocument } from '../../document';
import type { KqlValue } from '../../kql/ast';
import { noteLimit } from '../../limits';
import { compilePieces } from '../../regex/pieces';

/** Where the names are below a nested field they come with its own in front. */
export function fieldName({ pieces }: KqlValue, prefix: string): string {
  return prefix + pieces.join('*');
}

export function isFieldPattern({ pieces }: KqlValue): boolean {
  return pieces.length > 1;
}

/** The fields of a document that a pattern such as `host.*` stands for. */
export function matchingFields(pattern: string, document: PreparedDocument): readonly string[] {
  return document.fieldNames().filter(compilePieces(pattern.split('*')));
}

/** To be told by conditions that ask every field: of a hostile document only the first are known. */
export function noteManyFields(document: PreparedDocument): void {
  if (document.fieldNames().length >= MOST_FIELD_NAMES) noteLimit('field_names');
}
