/** A value without a field as a predicate: any field may hold it. */
import type { PreparedDocument } from '../../document';
import { conditionPredicate } from '../../explain/condition';
import type { Predicate } from '../../explain/predicate';
import { isAnything, type KqlFreeText } from '../../kql/ast';
import type { KqlContext } from './context';
import { noteManyFields } from './searched_fields';
import { onceADocument } from './once_a_document';
import { valueLists } from './value_list';

const MOST_SHOWN = 20;

export function compileFreeText({ value, span }: KqlFreeText, context: KqlContext): Predicate {
  if (isAnything(value)) return conditionPredicate({ kind: 'condition', span, fields: [], matches: () => true });
  const listOf = valueLists([value], context.types);
  const names = onceADocument((document: PreparedDocument): readonly string[] =>
    document.fieldNames().filter((name) => name.startsWith(context.prefix) && listOf(name).holdsAny(document.values(name)))
  );
  return conditionPredicate({
    kind: 'condition',
    span,
    fields: (document) => names(document).slice(0, MOST_SHOWN),
    matches: (document) => {
      noteManyFields(document);
      return names(document).length > 0;
    },
  });
}
