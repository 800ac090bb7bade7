/** The part of the SELECT parser that reads clauses: WITH, results, FROM with its joins, windows, ordering. */
import { unquoted, type TokenReader } from './token_reader';
import type { ColumnName, CommonTable, Core, Expression, Join, Result, Select, Source } from './select_tree';
import { isFreeAlias, isReserved } from './words';

const unjoined: Join = { isNatural: false, on: undefined, using: [] };
const joinWords = ['LEFT', 'RIGHT', 'FULL', 'OUTER', 'INNER', 'CROSS'];

/** SQLite refuses what is deeper than 1,000; a person writes nothing near this. */
const DEEPEST = 60;
/** SQLite joins no more, and gives no more columns. */
const MOST_SOURCES = 64;
const MOST_RESULTS = 2_000;

export abstract class SourceParser {
  #depth = 0;

  constructor(protected readonly reader: TokenReader) {}

  abstract expression(): Expression;

  /** Hostile nesting must not exhaust the call stack. */
  protected deeper<T>(read: () => T): T {
    if (this.#depth >= DEEPEST) return this.reader.fail();
    this.#depth += 1;
    const found = read();
    this.#depth -= 1;
    return found;
  }

  select(): Select {
    return this.deeper(() => this.#select());
  }

  #select(): Select {
    const { reader } = this;
    const { start } = reader;
    const ctes = reader.takeWords('WITH') ? this.#commonTables() : [];
    const cores = [this.#core()];
    while (this.#takeCompound()) cores.push(this.#core());
    const orderBy = reader.takeWords('ORDER', 'BY') ? this.ordering() : [];
    const limit = reader.takeWords('LIMIT') ? this.expression() : undefined;
    if (limit !== undefined && (reader.takeWords('OFFSET') || reader.takeMark(','))) this.expression();
    return { ctes, cores, orderBy, limit, start, end: reader.end };
  }

  protected startsSelect(): boolean {
    return ['SELECT', 'WITH', 'VALUES'].includes(this.reader.word());
  }

  #takeCompound(): boolean {
    const { reader } = this;
    if (reader.takeWords('UNION')) {
      reader.takeWords('ALL');
      return true;
    }
    return reader.takeWords('EXCEPT') || reader.takeWords('INTERSECT');
  }

  #commonTables(): readonly CommonTable[] {
    const { reader } = this;
    reader.takeWords('RECURSIVE');
    return reader.list(() => {
      const { start } = reader;
      const name = this.name();
      const columns = reader.takeMark('(') ? this.#columnNames().map((column) => column.name) : undefined;
      reader.expectWords('AS');
      reader.takeWords('NOT');
      reader.takeWords('MATERIALIZED');
      reader.expectMark('(');
      const select = this.select();
      reader.expectMark(')');
      return { name, columns, select, start, end: reader.end };
    });
  }

  #core(): Core {
    const { reader } = this;
    const { start } = reader;
    if (reader.takeWords('VALUES')) return this.#values(start);
    reader.expectWords('SELECT');
    if (!reader.takeWords('DISTINCT')) reader.takeWords('ALL');
    const results = reader.list(() => this.#result());
    const sources = reader.takeWords('FROM') ? this.#sources() : [];
    if (sources.length > MOST_SOURCES || results.length > MOST_RESULTS) reader.fail();
    const where = reader.takeWords('WHERE') ? this.expression() : undefined;
    const rest: Expression[] = [];
    if (reader.takeWords('GROUP', 'BY')) rest.push(...reader.list(() => this.expression()));
    if (reader.takeWords('HAVING')) rest.push(this.expression());
    if (reader.takeWords('WINDOW')) rest.push(...reader.list(() => this.#namedWindow()).flat());
    return { results, sources, where, rest, start, end: reader.end };
  }

  #values(start: number): Core {
    const { reader } = this;
    const rows = reader.list(() => {
      reader.expectMark('(');
      const row = reader.list(() => this.expression());
      reader.expectMark(')');
      return row;
    });
    // SQLite calls the columns of VALUES so.
    const results = (rows[0] ?? []).map((expression, place): Result => {
      const { start: from, end } = expression;
      return { kind: 'expression', expression, alias: `column${place + 1}`, text: reader.sql.slice(from, end), start: from, end };
    });
    return { results, sources: [], where: undefined, rest: rows.slice(1).flat(), start, end: reader.end };
  }

  #result(): Result {
    const { reader } = this;
    const { start } = reader;
    if (reader.takeMark('*')) return { kind: 'star', table: undefined, start, end: reader.end };
    if (reader.text(1) === '.' && reader.text(2) === '*') {
      const table = this.name();
      reader.take();
      reader.take();
      return { kind: 'star', table, start, end: reader.end };
    }
    const expression = this.expression();
    const text = reader.sql.slice(start, reader.end);
    return { kind: 'expression', expression, alias: this.#alias(), text, start, end: reader.end };
  }

  #alias(): string | undefined {
    const { reader } = this;
    if (reader.takeWords('AS')) return reader.next?.kind === 'string' ? unquoted(this.#takeText()) : this.name();
    const kind = reader.next?.kind;
    if (kind === 'string' || kind === 'quoted_identifier') return unquoted(this.#takeText());
    return kind === 'word' && isFreeAlias(reader.word()) ? this.#takeText() : undefined;
  }

  #sources(): readonly Source[] {
    const { reader } = this;
    const sources = [...this.#source(unjoined)];
    for (;;) {
      const isNatural = reader.word() === 'NATURAL' && reader.takeWords('NATURAL');
      if (!isNatural && reader.takeMark(',')) {
        sources.push(...this.#joined(false));
        continue;
      }
      while (joinWords.includes(reader.word())) reader.take();
      if (!reader.takeWords('JOIN')) return sources;
      sources.push(...this.#joined(isNatural));
    }
  }

  /** The condition of a join belongs to the source that it brings; of several in parentheses, to the first. */
  #joined(isNatural: boolean): readonly Source[] {
    const { reader } = this;
    const [first, ...others] = this.#source(unjoined);
    if (first === undefined) return reader.fail();
    const on = reader.takeWords('ON') ? this.expression() : undefined;
    const using = on === undefined && reader.takeWords('USING') ? this.#usingColumns() : [];
    const inner = first.join.on;
    const both: Expression | undefined =
      on === undefined || inner === undefined ? (on ?? inner) : { kind: 'all', operands: [inner, on], start: on.start, end: on.end };
    return [{ ...first, join: { isNatural, on: both, using: [...first.join.using, ...using] } }, ...others];
  }

  #usingColumns(): readonly ColumnName[] {
    this.reader.expectMark('(');
    return this.#columnNames();
  }

  /** One source; several where a join stands in parentheses. */
  #source(join: Join): readonly Source[] {
    const { reader } = this;
    const { start } = reader;
    if (reader.takeMark('(')) {
      if (!this.startsSelect()) {
        const sources = this.deeper(() => this.#sources());
        reader.expectMark(')');
        // A name for a whole join hides the names within it: rare enough to be left alone.
        return this.#alias() === undefined ? sources : reader.fail();
      }
      const select = this.select();
      reader.expectMark(')');
      const alias = this.#alias();
      return [{ kind: 'select', select, alias, join, start, end: reader.end }];
    }
    const first = this.#tableName();
    const second = reader.takeMark('.') ? this.#tableName() : undefined;
    const end = reader.end;
    const args = reader.takeMark('(') ? this.#callArguments() : undefined;
    const alias = this.#alias();
    if (reader.takeWords('INDEXED', 'BY')) this.name();
    else reader.takeWords('NOT', 'INDEXED');
    return [{ kind: 'table', name: second ?? first, schema: second === undefined ? undefined : first, args, alias, join, start, end }];
  }

  /** SQLite takes a table's name in single quotes too. */
  #tableName(): string {
    return this.reader.next?.kind === 'string' ? unquoted(this.#takeText()) : this.name();
  }

  #callArguments(): readonly Expression[] {
    const { reader } = this;
    const args = reader.text() === ')' ? [] : reader.list(() => this.expression());
    reader.expectMark(')');
    return args;
  }

  /** Up to and with the closing parenthesis. */
  #columnNames(): readonly ColumnName[] {
    const { reader } = this;
    const names = reader.list(() => {
      const { start } = reader;
      return { name: this.name(), start, end: reader.end };
    });
    reader.expectMark(')');
    return names;
  }

  protected ordering(): readonly Expression[] {
    const { reader } = this;
    return reader.list(() => {
      const expression = this.expression();
      if (!reader.takeWords('ASC')) reader.takeWords('DESC');
      if (reader.takeWords('NULLS')) reader.take();
      return expression;
    });
  }

  #namedWindow(): readonly Expression[] {
    this.name();
    this.reader.expectWords('AS');
    this.reader.expectMark('(');
    return this.window();
  }

  /** After the opening parenthesis: what rows are parted and ordered by. */
  protected window(): readonly Expression[] {
    const { reader } = this;
    const found: Expression[] = [];
    if (!['PARTITION', 'ORDER', 'ROWS', 'RANGE', 'GROUPS', ''].includes(reader.word())) this.name();
    if (reader.takeWords('PARTITION', 'BY')) found.push(...reader.list(() => this.expression()));
    if (reader.takeWords('ORDER', 'BY')) found.push(...this.ordering());
    this.skipToClose();
    return found;
  }

  /** Past the parenthesis that closes the open one: what is there (a type, a frame) names no column. */
  protected skipToClose(): void {
    for (let depth = 1; depth > 0;) {
      const token = this.reader.take();
      const text = this.reader.sql.slice(token.start, token.end);
      if (text === '(') depth += 1;
      if (text === ')') depth -= 1;
    }
  }

  /** A name with or without quotes. */
  protected name(): string {
    const { reader } = this;
    const kind = reader.next?.kind;
    if (kind !== 'quoted_identifier' && (kind !== 'word' || isReserved(reader.word()))) return reader.fail();
    return unquoted(this.#takeText());
  }

  #takeText(): string {
    const { start, end } = this.reader.take();
    return this.reader.sql.slice(start, end);
  }
}
