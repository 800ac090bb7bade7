/** EQL queries like others: the same conditions on the same fields, with other texts that queries ask of those fields. */
import type { EqlQuery, Expression } from '../../common/engine';

type Literal = Expression & { readonly kind: 'literal' };
type Pick = (below: number) => number;

export class EqlVariation {
  /** By operator and field: a text in a list is none for a pattern. */
  private readonly texts = new Map<string, Literal[]>();

  constructor(queries: readonly EqlQuery[]) {
    for (const query of queries) {
      replaced(query, (key, literal) => {
        const known = this.texts.get(key);
        if (known === undefined) this.texts.set(key, [literal]);
        else known.push(literal);
        return literal;
      });
    }
  }

  vary(query: EqlQuery, pick: Pick): EqlQuery {
    return replaced(query, (key, literal) => {
      const known = this.texts.get(key) ?? [literal];
      return known[pick(known.length)] ?? literal;
    });
  }
}

type Replace = (key: string, literal: Literal) => Literal;

function replaced(query: EqlQuery, replace: Replace): EqlQuery {
  if (query.kind === 'event_query')
    return { ...query, filter: { ...query.filter, condition: replacedIn(query.filter.condition, replace) } };
  const stages = query.stages.map((stage) => ({
    ...stage,
    filter: { ...stage.filter, condition: replacedIn(stage.filter.condition, replace) },
  }));
  return { ...query, stages };
}

function replacedIn(expression: Expression, replace: Replace): Expression {
  switch (expression.kind) {
    case 'logical':
      return { ...expression, operands: expression.operands.map((operand) => replacedIn(operand, replace)) };
    case 'not':
      return { ...expression, operand: replacedIn(expression.operand, replace) };
    case 'comparison': {
      const { left, right } = expression;
      return left.kind === 'field' && isText(right) ? { ...expression, right: replace(`== ${left.name}`, right) } : expression;
    }
    case 'membership': {
      const { left, values } = expression;
      if (left.kind !== 'field') return expression;
      return { ...expression, values: values.map((value) => (isText(value) ? replace(`== ${left.name}`, value) : value)) };
    }
    case 'pattern': {
      const { left, values, operator } = expression;
      if (left.kind !== 'field' || operator === 'regex') return expression;
      return { ...expression, values: values.map((value) => replace(`: ${left.name}`, value)) };
    }
    default:
      return expression;
  }
}

function isText(expression: Expression): expression is Literal {
  return expression.kind === 'literal' && typeof expression.value === 'string';
}
