/** Wildcards where SQL takes them for letters: `LIKE 'a*'`, and `= 'a%'`. */
import type { SqlToken } from '../../osquery';

export interface PatternRemark {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export function checkPatterns(sql: string, tokens: readonly SqlToken[]): readonly PatternRemark[] {
  const read = tokens.filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  return read.flatMap((token, index): readonly PatternRemark[] => {
    const before = read[index - 1];
    if (token.kind !== 'string' || before === undefined) return [];
    const text = sql.slice(token.start + 1, token.end - 1);
    const operator = sql.slice(before.start, before.end).toUpperCase();
    const { start, end } = token;
    if (operator === 'LIKE' && text.includes('*') && !/[%_]/.test(text)) {
      return [{ start, end, message: `In LIKE * is a letter like any other. Write % for "anything".` }];
    }
    if ((operator === '=' || operator === '==') && /^%.*\w|\w.*[\\/.]%+$|\w%%$/.test(text) && !/^\d+%$/.test(text)) {
      return [{ start, end, message: `With ${operator} % is a letter like any other. Write LIKE, or the whole text.` }];
    }
    return [];
  });
}
