/** `:`, `like`, `regex` and their negations as conditions. */
import type { PreparedDocument } from '../document';
import type { Pattern } from '../eql/ast';
import { conditionPredicate } from '../explain/condition';
import type { Predicate } from '../explain/predicate';
import type { CompileContext } from './context';
import { collectFields } from '../eql/fields';
import { compileTextPatterns } from './text_patterns';
import { compileValue } from './value_expression';

/** A value that is no text is compared as it reads: Elasticsearch indexes the number 5 of a keyword field as "5". */
export function compilePattern(pattern: Pattern, context: CompileContext): Predicate {
  context.requireString(pattern.left, `"${pattern.operator}"`);
  const values = compileValue(pattern.left, context);
  const { testAny, findFitting } = compileTextPatterns(pattern, context);
  const fitsAny = (document: PreparedDocument): boolean => testAny(values(document));
  return conditionPredicate({
    kind: 'condition',
    span: pattern.span,
    fields: collectFields(pattern.left),
    isNegated: pattern.isNegated,
    matches: pattern.isNegated ? (document) => !fitsAny(document) : fitsAny,
    findMatchedSpans: (document) => findFitting(values(document)).map((literal) => literal.span),
  });
}
