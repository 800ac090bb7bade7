/** `field: value` and `field: (a or b)` as predicates. */
import type { PreparedDocument } from '../../document';
import type { Span } from '../../diagnostics';
import { conditionPredicate } from '../../explain/condition';
import { allOf, anyOf, negationOf, type Predicate } from '../../explain/predicate';
import type { KqlMatch, KqlValue, KqlValueTerm } from '../../kql/ast';
import type { KqlContext } from './context';
import { fieldName, isFieldPattern, matchingFields, noteManyFields } from './searched_fields';
import { onceADocument } from './once_a_document';
import { searchedField } from './searched_field';
import { KqlValueList, valueLists } from './value_list';

/**
 * Values joined by `or` only are one condition on the field, of which the explanation tells which of them are there. Any other list is what
 * Kibana makes of it: `field: (a and not b)` is `field: a and not field: b`.
 */
export function compileMatch({ field, values, span }: KqlMatch, context: KqlContext): Predicate {
  const alternatives = alternativesOf(values);
  if (alternatives !== null) return compileAlternatives({ field, span }, alternatives, context);
  return compileTerm(field, values, context);
}

function alternativesOf(term: KqlValueTerm): readonly KqlValue[] | null {
  if (term.kind === 'value') return [term];
  if (term.kind === 'not' || term.operator === 'and') return null;
  const found = term.operands.map(alternativesOf);
  return found.every((values) => values !== null) ? found.flat() : null;
}

function compileTerm(field: KqlValue, term: KqlValueTerm, context: KqlContext): Predicate {
  const alternatives = alternativesOf(term);
  if (alternatives !== null) return compileAlternatives({ field, span: term.span }, alternatives, context);
  if (term.kind === 'not') return negationOf(term.span, compileTerm(field, term.operand, context));
  if (term.kind === 'value') return compileAlternatives({ field, span: term.span }, [term], context);
  const operands = term.operands.map((operand) => compileTerm(field, operand, context));
  return term.operator === 'and' ? allOf(term.span, operands) : anyOf(term.span, operands);
}

interface AlternativesPlace {
  readonly field: KqlValue;
  readonly span: Span;
}

function compileAlternatives({ field, span }: AlternativesPlace, values: readonly KqlValue[], context: KqlContext): Predicate {
  const name = fieldName(field, context.prefix);
  return isFieldPattern(field) ? matchAnyField(name, span, values, context) : matchField(name, span, values, context);
}

function matchField(name: string, span: Span, values: readonly KqlValue[], context: KqlContext): Predicate {
  const list = new KqlValueList(values, searchedField(name, context.types));
  return conditionPredicate({
    kind: 'condition',
    span,
    fields: [name],
    matches: (document) => list.holdsAny(document.values(name)),
    findMatchedSpans: (document) => (values.length === 1 ? [] : list.valuesIn(document.values(name)).map((value) => value.span)),
  });
}

/** `host.*: value`: the fields differ from document to document, and their explanation names those that fit. */
function matchAnyField(pattern: string, span: Span, values: readonly KqlValue[], context: KqlContext): Predicate {
  const listOf = valueLists(values, context.types);
  const fitting = onceADocument((document: PreparedDocument): readonly string[] =>
    matchingFields(pattern, document).filter((name) => listOf(name).holdsAny(document.values(name)))
  );
  return conditionPredicate({
    kind: 'condition',
    span,
    fields: (document) => fitting(document).slice(0, MOST_SHOWN),
    matches: (document) => {
      noteManyFields(document);
      return fitting(document).length > 0;
    },
  });
}

const MOST_SHOWN = 20;
