/** Values with wildcards in the syntax of Elasticsearch's `query_string` query, the only clause that knows them on every type of field. */
import type { KqlRange, KqlValue } from '../ast';

/** Blanks are escaped as well: unescaped they would cut the pattern into several. */
export function patternString({ pieces }: KqlValue): string {
  return pieces.map((piece) => piece.replace(/[-+=&|><!(){}[\]^"~*?:\\/\s]/g, '\\$&')).join('*');
}

/** A range with one end open, for names that stand for several fields: a `range` query takes one. */
export function rangeString(operator: KqlRange['operator'], value: KqlValue): string {
  const bound = `"${value.pieces.join('*').replace(/["\\]/g, '\\$&')}"`;
  switch (operator) {
    case '<':
      return `{* TO ${bound}}`;
    case '<=':
      return `[* TO ${bound}]`;
    case '>':
      return `{${bound} TO *}`;
    case '>=':
      return `[${bound} TO *]`;
  }
}
