/** Asks SQLite whether it can parse a query. Tables are not looked for: that is checked against osquery's own. */
import { DatabaseSync } from '@photostructure/sqlite';
import type { SqlSyntaxCheck } from '../../common/linting';

/** What SQLite says of text that it cannot parse; anything else it says is about names, of which it knows none here. */
const ABOUT_SYNTAX = /syntax error|incomplete input|unrecognized token|parser stack overflow/i;

export function sqliteSyntax(): SqlSyntaxCheck {
  const database = new DatabaseSync(':memory:');
  return (sql) => {
    try {
      database.prepare(sql);
      return undefined;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return ABOUT_SYNTAX.test(error.message) ? { message: error.message } : undefined;
    }
  };
}
