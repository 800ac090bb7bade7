/** `in`, `not in` and `in~` as conditions. */
import type { PreparedDocument } from '../document';
import type { Span } from '../diagnostics';
import type { Expression, Membership } from '../eql/ast';
import { conditionPredicate } from '../explain/condition';
import type { Predicate } from '../explain/predicate';
import { foldCase } from '../functions/fold_case';
import { toText, type Value } from '../functions/value';
import { prepareComparison } from './compare';
import { checkConstant } from './constants';
import type { CompileContext } from './context';
import { collectFields, isConstant } from '../eql/fields';
import { compareFolded, compileValue, foldConstant } from './value_expression';

/** Negated outside, so `x not in (...)` is true where x is missing. */
export function compileMembership(membership: Membership, context: CompileContext): Predicate {
  const values = compileValue(membership.left, context);
  const rows = membership.values.map((value) => compileRow(membership, value, context));
  const isListed =
    textSet(membership, context) ?? ((value: Value, document: PreparedDocument) => rows.some((row) => row.isEqual(value, document)));
  const isAnyListed = (document: PreparedDocument): boolean => {
    for (const value of values(document)) if (isListed(value, document)) return true;
    return false;
  };
  return conditionPredicate({
    kind: 'condition',
    span: membership.span,
    fields: collectFields(membership),
    isNegated: membership.isNegated,
    matches: membership.isNegated ? (document) => !isAnyListed(document) : isAnyListed,
    findMatchedSpans: (document) => {
      const present = values(document);
      return rows.filter((row) => present.some((value) => row.isEqual(value, document))).map((row) => row.span);
    },
  });
}

interface Row {
  readonly span: Span;
  readonly isEqual: (value: Value, document: PreparedDocument) => boolean;
}

function compileRow({ left, isCaseInsensitive }: Membership, listed: Expression, context: CompileContext): Row {
  if (!isConstant(listed)) {
    const [others, kind] = [compileValue(listed, context), context.comparisonKind(left, listed)];
    return {
      span: listed.span,
      isEqual: (value, document) => others(document).some((other) => compareFolded(kind, value, other, isCaseInsensitive) === true),
    };
  }
  const constant = foldConstant(listed, context);
  const kind = checkConstant({ source: left, constant: listed, value: constant }, context);
  if (isCaseInsensitive) return { span: listed.span, isEqual: (value) => compareFolded(kind, value, constant, true) === true };
  const test = prepareComparison(kind, '==', constant);
  return { span: listed.span, isEqual: (value) => test(value) === true };
}

/** A list of texts is one look-up. */
function textSet({ left, values, isCaseInsensitive }: Membership, context: CompileContext): ((value: Value) => boolean) | null {
  const texts: string[] = [];
  for (const listed of values) {
    if (listed.kind !== 'literal' || typeof listed.value !== 'string' || context.comparisonKind(left, listed) !== 'string') return null;
    texts.push(isCaseInsensitive ? foldCase(listed.value) : listed.value);
  }
  const known = new Set(texts);
  return (value) => {
    const text = toText(value);
    return text !== null && known.has(isCaseInsensitive ? foldCase(text) : text);
  };
}
