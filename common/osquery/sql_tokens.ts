/**
 * SQLite's lexical rules: SQL text cut into tokens, none lost (the tokens' texts joined are the text).
 *
 * A regular expression per statement was not taken: whether `{{user.name}}` stands in a string, a comment or between two operators can
 * only be told by reading from the start the way SQLite does. See https://sqlite.org/lang_keywords.html and https://sqlite.org/lang_expr.html
 */
export type SqlTokenKind =
  | 'space'
  | 'comment'
  | 'string'
  | 'quoted_identifier'
  | 'word' //        a keyword or a bare identifier
  | 'number'
  | 'blob'
  | 'variable'
  | 'operator'
  | 'punctuation' // ( ) , ; .
  | 'placeholder'
  | 'illegal';

export interface SqlToken {
  readonly kind: SqlTokenKind;
  readonly start: number;
  readonly end: number;
  /** Only on `illegal`. */
  readonly problem?:
    'unterminated_string' | 'unterminated_identifier' | 'invalid_blob' | 'invalid_number' | 'invalid_variable' | 'invalid_character';
}

/** A stretch of the text that is one token wherever it begins outside of strings, quoted names and comments. */
export interface Hole {
  readonly start: number;
  readonly end: number;
}

/** Never throws: what SQLite would refuse is an `illegal` token. Holes are placeholders; they have to be in order and apart. */
export function tokenizeSql(sql: string, holes: readonly Hole[] = []): readonly SqlToken[] {
  const ends = new Map(holes.map((hole) => [hole.start, hole.end]));
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < sql.length) {
    const holeEnd = ends.get(at);
    const token: SqlToken = holeEnd === undefined ? nextToken(sql, at) : { kind: 'placeholder', start: at, end: holeEnd };
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

// SQLite passes over a byte order mark where a token could begin.
const spaces = /[ \t\n\f\r\ufeff]+/y;
const lineComment = /--[^\n]*/y;
// An unterminated block comment runs to the end; "/*" as the very last two characters is a division and a star.
const blockComment = /\/\*(?=[^])[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/)?/y;
// The look-ahead keeps a doubled quote from ending a string that nothing else ends.
const singleQuoted = /'[^']*(?:''[^']*)*'(?!')/y;
const quotedName = /"[^"]*(?:""[^"]*)*"(?!")|`[^`]*(?:``[^`]*)*`(?!`)|\[[^\]]*\]/y;
const blob = /[xX]'[^']*'?/y;
const idCharacters = /[A-Za-z0-9_$\u0080-\uffff]*/y;
const word = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const number = /0[xX][0-9a-fA-F][0-9a-fA-F_]*|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?/y;
// As in Tcl: `$a::b(c)`, whatever c is; its parenthesis has to close before the next blank.
const variable = /\?\d*|[$@:#](?:::)*[A-Za-z0-9_$\u0080-\uffff](?:[A-Za-z0-9_$\u0080-\uffff]|::)*(?:\([^) \t-\r]*\)?)?/y;
const operator = /->>|->|\|\||<=|<>|<<|>=|>>|==|!=|[-+*/%=<>&|~]/y;
const punctuation = /[(),;.]/y;

function nextToken(sql: string, start: number): SqlToken {
  const take = (kind: SqlTokenKind, pattern: RegExp): SqlToken | undefined => {
    const end = matchEnd(pattern, sql, start);
    return end === undefined ? undefined : { kind, start, end };
  };
  return (
    take('space', spaces) ??
    take('comment', lineComment) ??
    take('comment', blockComment) ??
    take('string', singleQuoted) ??
    take('quoted_identifier', quotedName) ??
    unterminated(sql, start) ??
    blobAt(sql, start) ??
    numberAt(sql, start) ??
    take('word', word) ??
    variableAt(sql, start) ??
    take('operator', operator) ??
    take('punctuation', punctuation) ?? { kind: 'illegal', start, end: start + 1, problem: 'invalid_character' }
  );
}

function matchEnd(pattern: RegExp, sql: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(sql) ? pattern.lastIndex : undefined;
}

function unterminated(sql: string, start: number): SqlToken | undefined {
  const first = sql[start];
  if (first === "'") return { kind: 'illegal', start, end: sql.length, problem: 'unterminated_string' };
  if (first === '"' || first === '`' || first === '[')
    return { kind: 'illegal', start, end: sql.length, problem: 'unterminated_identifier' };
  return undefined;
}

function blobAt(sql: string, start: number): SqlToken | undefined {
  const end = matchEnd(blob, sql, start);
  if (end === undefined) return undefined;
  const wellFormed = /^[xX]'(?:[0-9a-fA-F]{2})*'$/.test(sql.slice(start, end));
  return wellFormed ? { kind: 'blob', start, end } : { kind: 'illegal', start, end, problem: 'invalid_blob' };
}

function variableAt(sql: string, start: number): SqlToken | undefined {
  const end = matchEnd(variable, sql, start);
  if (end === undefined) return undefined;
  const text = sql.slice(start, end);
  const isOpen = text.includes('(') && !text.endsWith(')');
  return isOpen ? { kind: 'illegal', start, end, problem: 'invalid_variable' } : { kind: 'variable', start, end };
}

function numberAt(sql: string, start: number): SqlToken | undefined {
  const end = matchEnd(number, sql, start);
  if (end === undefined) return undefined;
  const tail = matchEnd(idCharacters, sql, end) ?? end; // `12ab` is one illegal token, not a number and a name
  return tail === end ? { kind: 'number', start, end } : { kind: 'illegal', start, end: tail, problem: 'invalid_number' };
}

/** In capitals as SQLite compares keywords: of the letters a to z only (elsewhere `ı` would become an I). */
export function inCapitals(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
