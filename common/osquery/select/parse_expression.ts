/** The part of the SELECT parser that reads expressions, operators by their precedence (https://sqlite.org/lang_expr.html). */
import { SourceParser } from './parse_sources';
import { unquoted } from './token_reader';
import type { Expression, Span } from './select_tree';
import { inCapitals } from '../sql_tokens';
import { isReserved } from './words';

/** As long as SQLite allows: each operator is one level of its tree. */
const LONGEST_CHAIN = 1_000;

/** From what binds least to what binds most. */
const power = { or: 1, and: 2, not: 3, equality: 4, order: 5, bits: 6, sum: 7, product: 8, join: 9, collate: 10 } as const;

const operatorPower: ReadonlyMap<string, number> = new Map<string, number>([
  ...['=', '==', '!=', '<>'].map((operator) => [operator, power.equality] as const),
  ...['<', '<=', '>', '>='].map((operator) => [operator, power.order] as const),
  ...['&', '|', '<<', '>>'].map((operator) => [operator, power.bits] as const),
  ...['+', '-'].map((operator) => [operator, power.sum] as const),
  ...['*', '/', '%'].map((operator) => [operator, power.product] as const),
  ...['||', '->', '->>'].map((operator) => [operator, power.join] as const),
]);
const patternWords = ['LIKE', 'GLOB', 'REGEXP', 'MATCH'];
const constants = ['NULL', 'TRUE', 'FALSE', 'CURRENT_DATE', 'CURRENT_TIME', 'CURRENT_TIMESTAMP'];

export class ExpressionParser extends SourceParser {
  override expression(least = 0): Expression {
    return this.deeper(() => this.#expression(least));
  }

  #expression(least: number): Expression {
    let left = this.#operand();
    for (let length = 0; ; length += 1) {
      if (length > LONGEST_CHAIN) this.reader.fail();
      const further = this.#after(left, least);
      if (further === undefined) return left;
      left = further;
    }
  }

  /** `left` and the operator that follows with what it takes; undefined where none follows that binds as much as asked for. */
  #after(left: Expression, least: number): Expression | undefined {
    const { reader } = this;
    const word = reader.word();
    if (word === 'OR' || word === 'AND') return this.#logic(left, word, least);
    if (word === 'COLLATE' && least <= power.collate) {
      reader.take();
      this.name();
      return { ...left, end: reader.end };
    }
    if (word !== '') return least <= power.equality ? this.#wordOperator(left) : undefined;
    const operator = reader.text();
    const binds = operatorPower.get(operator);
    if (binds === undefined || binds < least || reader.next?.kind !== 'operator') return undefined;
    reader.take();
    const right = this.expression(binds + 1);
    const span = { start: left.start, end: right.end };
    if (binds !== power.equality && binds !== power.order) return { kind: 'operation', name: operator, operands: [left, right], ...span };
    const plain = operator === '==' ? '=' : operator === '<>' ? '!=' : operator;
    return { kind: 'comparison', operator: plain, isNegated: false, left, right, ...span };
  }

  /** A long chain of ANDs is one node, so that walking it is not deep. */
  #logic(left: Expression, word: 'OR' | 'AND', least: number): Expression | undefined {
    const binds = word === 'OR' ? power.or : power.and;
    if (binds < least) return undefined;
    const operands = [left];
    while (this.reader.takeWords(word)) operands.push(this.expression(binds + 1));
    return { kind: word === 'OR' ? 'any' : 'all', operands, start: left.start, end: this.reader.end };
  }

  #wordOperator(left: Expression): Expression | undefined {
    const { reader } = this;
    const isNegated = reader.word() === 'NOT';
    const word = reader.word(isNegated ? 1 : 0);
    const take = (): void => {
      if (isNegated) reader.take();
      reader.take();
    };
    if (word === 'IN') {
      take();
      return this.#among(left, isNegated);
    }
    if (word === 'BETWEEN') {
      take();
      const low = this.expression(power.order);
      reader.expectWords('AND');
      const operands = [left, low, this.expression(power.order)];
      return { kind: 'operation', name: 'BETWEEN', operands, start: left.start, end: reader.end };
    }
    if (patternWords.includes(word)) {
      take();
      const right = this.expression(power.order);
      // With an escape character it is a function to SQLite, which tells the table nothing of it.
      const escape = reader.takeWords('ESCAPE') ? this.expression(power.order) : undefined;
      const span = { start: left.start, end: reader.end };
      if (escape !== undefined) return { kind: 'operation', name: word, operands: [left, right, escape], ...span };
      return { kind: 'comparison', operator: word, isNegated, left, right, ...span };
    }
    if (isNegated && word !== 'NULL') return undefined;
    if (word === 'ISNULL' || word === 'NOTNULL' || isNegated) {
      take();
      return { kind: 'operation', name: 'ISNULL', operands: [left], start: left.start, end: reader.end };
    }
    return reader.takeWords('IS') ? this.#identity(left) : undefined;
  }

  #identity(left: Expression): Expression {
    const isNegated = this.reader.takeWords('NOT');
    const isDistinct = this.reader.takeWords('DISTINCT', 'FROM');
    const right = this.expression(power.order);
    return { kind: 'comparison', operator: 'IS', isNegated: isNegated !== isDistinct, left, right, start: left.start, end: right.end };
  }

  #among(left: Expression, isNegated: boolean): Expression {
    const { reader } = this;
    const start = reader.start;
    let among: readonly Expression[] = [];
    if (reader.takeMark('(')) {
      if (this.startsSelect()) among = [this.#subquery(start)];
      else if (reader.text() !== ')') among = reader.list(() => this.expression());
      reader.expectMark(')');
    } else if (reader.next?.kind === 'placeholder' || reader.next?.kind === 'string') {
      // Resolved, the placeholder stands in parentheses of its own.
      among = [this.#operand()];
    } else {
      // The name of a table of one column, or a table-valued function.
      const name = this.name();
      const operands = reader.takeMark('(') ? this.#arguments().args : [];
      among = [{ kind: 'operation', name, operands, start, end: reader.end }];
    }
    return { kind: 'in', isNegated, left, among, start: left.start, end: reader.end };
  }

  #operand(): Expression {
    const { reader } = this;
    const { start } = reader;
    const token = reader.take();
    const text = reader.sql.slice(token.start, token.end);
    const literal = (content?: string): Expression => ({ kind: 'literal', text: content, isNull: false, start, end: token.end });
    switch (token.kind) {
      case 'string':
        return literal(unquoted(text));
      case 'number':
      case 'blob':
      case 'variable':
      case 'placeholder':
        return literal();
      case 'operator':
        return ['-', '+', '~'].includes(text) ? this.#prefix(text, power.collate, start) : reader.fail();
      case 'punctuation':
        return text === '(' ? this.#parenthesis(start) : reader.fail();
      case 'quoted_identifier':
        return this.#named(unquoted(text), start, text.startsWith('"'));
      case 'word':
        return this.#wordOperand(text, start);
      default:
        return reader.fail();
    }
  }

  #wordOperand(text: string, start: number): Expression {
    const { reader } = this;
    const word = inCapitals(text);
    const isAlone = reader.text() !== '.' && reader.text() !== '(';
    if (isAlone && constants.includes(word)) {
      return { kind: 'literal', text: undefined, isNull: word === 'NULL', start, end: reader.end };
    }
    if (word === 'NOT') return this.#prefix('NOT', power.not, start);
    if (word === 'CASE') return this.#choice(start);
    if (word === 'EXISTS') return this.#parenthesisAfter(start);
    if (word === 'CAST' && reader.text() === '(') return this.#cast(start);
    if (isReserved(word)) reader.fail();
    return this.#named(text, start, false);
  }

  #prefix(name: string, binds: number, start: number): Expression {
    const operand = this.expression(binds);
    return { kind: 'operation', name, operands: [operand], start, end: operand.end };
  }

  #parenthesis(start: number): Expression {
    const { reader } = this;
    if (this.startsSelect()) {
      const found = this.#subquery(start);
      reader.expectMark(')');
      return { ...found, end: reader.end };
    }
    const items = reader.list(() => this.expression());
    reader.expectMark(')');
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { kind: 'operation', name: 'row', operands: items, start, end: reader.end };
  }

  #parenthesisAfter(start: number): Expression {
    this.reader.expectMark('(');
    if (!this.startsSelect()) this.reader.fail();
    return this.#parenthesis(start);
  }

  #subquery(start: number): Expression {
    const select = this.select();
    return { kind: 'select', select, start, end: this.reader.end };
  }

  #choice(start: number): Expression {
    const { reader } = this;
    const operands: Expression[] = [];
    if (reader.word() !== 'WHEN') operands.push(this.expression());
    while (reader.takeWords('WHEN')) {
      operands.push(this.expression());
      reader.expectWords('THEN');
      operands.push(this.expression());
    }
    if (reader.takeWords('ELSE')) operands.push(this.expression());
    reader.expectWords('END');
    return { kind: 'operation', name: 'CASE', operands, start, end: reader.end };
  }

  #cast(start: number): Expression {
    this.reader.expectMark('(');
    const operand = this.expression();
    this.reader.expectWords('AS');
    this.skipToClose();
    return { kind: 'operation', name: 'CAST', operands: [operand], start, end: this.reader.end };
  }

  /** A column, or a function's call. */
  #named(first: string, start: number, isDoubleQuoted: boolean): Expression {
    const { reader } = this;
    const end = reader.end;
    if (reader.takeMark('(')) return this.#call(first, { start, end });
    const parts = [first];
    while (parts.length < 3 && reader.takeMark('.')) parts.push(this.name());
    const name = parts[parts.length - 1] ?? first;
    const isAlone = parts.length === 1;
    return { kind: 'column', table: parts[parts.length - 2], name, isDoubleQuoted: isDoubleQuoted && isAlone, start, end: reader.end };
  }

  #call(name: string, place: Span): Expression {
    const { reader } = this;
    const { args, ordering } = this.#arguments();
    const operands = [...args, ...ordering];
    if (reader.takeWords('FILTER')) {
      reader.expectMark('(');
      reader.expectWords('WHERE');
      operands.push(this.expression());
      reader.expectMark(')');
    }
    if (reader.takeWords('OVER')) {
      if (reader.takeMark('(')) operands.push(...this.window());
      else this.name();
    }
    return { kind: 'operation', name, operands, call: { ...place, count: args.length }, start: place.start, end: reader.end };
  }

  /** After the opening parenthesis. `*` stands for none. */
  #arguments(): { readonly args: readonly Expression[]; readonly ordering: readonly Expression[] } {
    const { reader } = this;
    if (reader.takeMark(')')) return { args: [], ordering: [] };
    if (reader.takeMark('*')) {
      reader.expectMark(')');
      return { args: [], ordering: [] };
    }
    reader.takeWords('DISTINCT');
    const args = reader.list(() => this.expression());
    const ordering = reader.takeWords('ORDER', 'BY') ? this.ordering() : [];
    reader.expectMark(')');
    return { args, ordering };
  }
}
