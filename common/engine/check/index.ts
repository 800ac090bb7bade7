/** What the rest of the engine uses of the check. */
export { checkEql, checkExpression } from './check';
export { spelledKind } from './spelled_kinds';
