/** A value without a field as a predicate: any field may hold it. */
import type { PreparedDocument } from '../../document';
import { conditionPredicate } from '../../explain/condition';
import type { Predicate } from '../../explain/predicate';
import { isAnything, type KqlFreeText } from '../../kql/ast';
import type { KqlContext } from './context';
import { compileValueTest, searchedField } from './value_test';

const MOST_SHOWN = 20;

export function compileFreeText({ value, span }: KqlFreeText, context: KqlContext): Predicate {
  if (isAnything(value)) return conditionPredicate({ kind: 'condition', span, fields: [], matches: () => true });
  const holdsIt = (document: PreparedDocument, name: string): boolean =>
    document.values(name).some(compileValueTest(value, searchedField(name, context.types)));
  const names = (document: PreparedDocument): readonly string[] =>
    document.fieldNames().filter((name) => name.startsWith(context.prefix) && holdsIt(document, name));
  return conditionPredicate({
    kind: 'condition',
    span,
    fields: (document) => names(document).slice(0, MOST_SHOWN),
    matches: (document) => names(document).length > 0,
  });
}
