/** Which fields a name of a query stands for. */
import type { PreparedDocument } from '../../document';
import type { KqlValue } from '../../kql/ast';
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
