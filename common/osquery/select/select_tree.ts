/** A SELECT as far as the checks need it: which tables it reads, under which names, and what its conditions say of their columns. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Select extends Span {
  readonly ctes: readonly CommonTable[];
  /** One, or those that UNION, EXCEPT and INTERSECT put together. */
  readonly cores: readonly Core[];
  readonly orderBy: readonly Expression[];
  readonly limit: Expression | undefined;
}

/** `WITH name (columns) AS (select)` */
export interface CommonTable extends Span {
  readonly name: string;
  readonly columns: readonly string[] | undefined;
  readonly select: Select;
}

export interface Core extends Span {
  readonly results: readonly Result[];
  readonly sources: readonly Source[];
  readonly where: Expression | undefined;
  /** GROUP BY, HAVING, windows, the rows of VALUES. */
  readonly rest: readonly Expression[];
}

/** `table` is set on `t.*`. */
export type Result = Span &
  (
    | { readonly kind: 'star'; readonly table: string | undefined }
    | { readonly kind: 'expression'; readonly expression: Expression; readonly alias: string | undefined; readonly text: string }
  );

export type Source = Span & {
  readonly alias: string | undefined;
  readonly join: Join;
} & (
    | {
        readonly kind: 'table';
        readonly name: string;
        readonly schema: string | undefined;
        readonly args: readonly Expression[] | undefined;
      }
    | { readonly kind: 'select'; readonly select: Select }
  );

/** How a source is tied to those before it. */
export interface Join {
  readonly isNatural: boolean;
  readonly on: Expression | undefined;
  readonly using: readonly ColumnName[];
}

export interface ColumnName extends Span {
  readonly name: string;
}

export type Expression = Span &
  (
    | { readonly kind: 'literal'; /** Of a string, without its quotes. */ readonly text: string | undefined; readonly isNull: boolean }
    | { readonly kind: 'column'; readonly table: string | undefined; readonly name: string; readonly isDoubleQuoted: boolean }
    | { readonly kind: 'all' | 'any'; /** AND, OR */ readonly operands: readonly Expression[] }
    | {
        readonly kind: 'comparison';
        /** In capitals: `=` (also for `==`), `!=` (also for `<>`), `<`, `IS`, `LIKE`, `GLOB` ... */
        readonly operator: string;
        readonly isNegated: boolean;
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'in'; readonly isNegated: boolean; readonly left: Expression; readonly among: readonly Expression[] }
    | {
        readonly kind: 'operation';
        /** `||`, `-`, a function's name, `CASE` ... */ readonly name: string;
        readonly operands: readonly Expression[];
        /** Of a function's call: the place of its name, and the number of its arguments. */
        readonly call?: Span & { readonly count: number };
      }
    | { readonly kind: 'select'; readonly select: Select }
  );

/** What an expression is made of; a subquery's own parts are not among them. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'all':
    case 'any':
    case 'operation':
      return expression.operands;
    case 'comparison':
      return [expression.left, expression.right];
    case 'in':
      return [expression.left, ...expression.among];
    case 'literal':
    case 'column':
    case 'select':
      return [];
  }
}

/** The expression and all that is in it, from left to right, without the insides of subqueries. */
export function walkExpression(expression: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const waiting: Expression[] = [expression];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    waiting.push(...[...partsOf(next)].reverse());
  }
  return found;
}
