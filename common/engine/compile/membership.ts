/** `in`, `not in` and `in~` as conditions. */
import type { PreparedDocument } from '../document';
import type { Expression, Membership } from '../eql/ast';
import { conditionPredicate } from '../explain/condition';
import type { Predicate } from '../explain/predicate';
import { plain, toNumber, toText, type Value } from '../functions/value';
import { prepareComparison } from './compare';
import { checkConstant } from './constants';
import type { CompileContext } from './context';
import { collectFields, isConstant } from '../eql/fields';
import { ListedValues } from './listed_values';
import { findPair } from './pairs';
import { compareFolded, compileValue, foldConstant } from './value_expression';

/** Negated outside, so `x not in (...)` is true where x is missing. */
export function compileMembership(membership: Membership, context: CompileContext): Predicate {
  const values = compileValue(membership.left, context);
  const listed = new ListedValues(membership.isCaseInsensitive);
  for (const value of membership.values) addListed(listed, membership, value, context);
  const isAnyListed = (document: PreparedDocument): boolean => listed.holdsAny(values(document), document);
  return conditionPredicate({
    kind: 'condition',
    span: membership.span,
    fields: collectFields(membership),
    isNegated: membership.isNegated,
    matches: membership.isNegated ? (document) => !isAnyListed(document) : isAnyListed,
    findMatchedSpans: (document) => listed.findSpans(values(document), document),
  });
}

function addListed(list: ListedValues, { left, isCaseInsensitive }: Membership, listed: Expression, context: CompileContext): void {
  const { span } = listed;
  if (!isConstant(listed)) {
    const [others, kind] = [compileValue(listed, context), context.comparisonKind(left, listed)];
    const isEqual = (value: Value, other: Value): boolean => compareFolded(kind, value, other, isCaseInsensitive) === true;
    list.add({ span, equalsAny: (values, document) => findPair(values, others(document), isEqual) });
    return;
  }
  const constant = foldConstant(listed, context);
  const kind = checkConstant({ source: left, constant: listed, value: constant }, context);
  const [text, number] = [toText(constant), toNumber(constant)];
  if (kind === 'string' && text !== null) list.addText(text, span);
  else if (kind === 'number' && number !== null) list.addNumber(plain(number), span);
  else if (isCaseInsensitive)
    list.add({ span, equalsAny: (values) => values.some((value) => compareFolded(kind, value, constant, true) === true) });
  else {
    const test = prepareComparison(kind, '==', constant);
    list.add({ span, equalsAny: (values) => values.some((value) => test(value) === true) });
  }
}
