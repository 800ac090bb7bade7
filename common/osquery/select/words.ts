/** SQLite's keywords by where they keep a word from being a name. See https://sqlite.org/lang_keywords.html */

/** Never a name without quotes. */
const reserved = new Set([
  ...['ADD', 'ALL', 'ALTER', 'AND', 'AS', 'BETWEEN', 'CASE', 'CHECK', 'COLLATE', 'COMMIT', 'CONSTRAINT', 'CREATE', 'DEFAULT', 'DEFERRABLE'],
  ...['DELETE', 'DISTINCT', 'DROP', 'ELSE', 'ESCAPE', 'EXCEPT', 'EXISTS', 'FOREIGN', 'FROM', 'GROUP', 'HAVING', 'IN', 'INDEX', 'INSERT'],
  ...['INTERSECT', 'INTO', 'IS', 'ISNULL', 'JOIN', 'LIMIT', 'NOT', 'NOTHING', 'NOTNULL', 'NULL', 'ON', 'OR', 'ORDER', 'PRIMARY'],
  ...['REFERENCES', 'RETURNING', 'SELECT', 'SET', 'TABLE', 'THEN', 'TO', 'TRANSACTION', 'UNION', 'UNIQUE', 'UPDATE', 'USING', 'VALUES'],
  ...['WHEN', 'WHERE'],
]);

/** Names elsewhere; after a table or an expression the grammar reads them as what follows. */
const notAnAlias = new Set([
  ...['CROSS', 'FULL', 'INNER', 'LEFT', 'NATURAL', 'OUTER', 'RIGHT', 'WINDOW', 'INDEXED', 'END', 'ASC', 'DESC', 'NULLS', 'OFFSET'],
  ...['LIKE', 'GLOB', 'MATCH', 'REGEXP', 'FILTER', 'OVER'],
]);

export function isReserved(word: string): boolean {
  return reserved.has(word);
}

/** True for a word that may name a table or a result without AS before it. */
export function isFreeAlias(word: string): boolean {
  return !reserved.has(word) && !notAnAlias.has(word);
}
