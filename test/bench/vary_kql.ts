/** KQL queries like others: the same conditions on the same fields, with other values that queries ask of those fields. */
import type { KqlQuery } from '../../common/engine';

type Condition = NonNullable<KqlQuery['condition']>;
type Term = (Condition & { readonly kind: 'match' })['values'];
type Value = Term & { readonly kind: 'value' };
type Replace = (field: string, value: Value) => Value;

export class KqlVariation {
  private readonly values = new Map<string, Value[]>();

  constructor(queries: readonly KqlQuery[]) {
    for (const query of queries) {
      replaced(query, (field, value) => {
        const known = this.values.get(field);
        if (known === undefined) this.values.set(field, [value]);
        else known.push(value);
        return value;
      });
    }
  }

  vary(query: KqlQuery, pick: (below: number) => number): KqlQuery {
    return replaced(query, (field, value) => {
      const known = this.values.get(field) ?? [value];
      return known[pick(known.length)] ?? value;
    });
  }
}

function replaced({ condition, ...query }: KqlQuery, replace: Replace): KqlQuery {
  return { ...query, condition: condition === null ? null : replacedIn(condition, replace) };
}

function replacedIn(condition: Condition, replace: Replace): Condition {
  switch (condition.kind) {
    case 'logical':
      return { ...condition, operands: condition.operands.map((operand) => replacedIn(operand, replace)) };
    case 'not':
      return { ...condition, operand: replacedIn(condition.operand, replace) };
    case 'match':
      return { ...condition, values: replacedTerm(condition.values, (value) => replace(condition.field.pieces.join('*'), value)) };
    default:
      return condition;
  }
}

function replacedTerm(term: Term, replace: (value: Value) => Value): Term {
  switch (term.kind) {
    case 'logical':
      return { ...term, operands: term.operands.map((operand) => replacedTerm(operand, replace)) };
    case 'not':
      return { ...term, operand: replacedTerm(term.operand, replace) };
    case 'value':
      // `field: *` asks for something else than a value.
      return term.pieces.join('') === '' ? term : replace(term);
  }
}
