/**
 * The built-in functions by name (https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html). The
 * table is exhaustive: a new name in `signatures.ts` does not compile until it has its function here.
 */
import type { BuiltinFunction } from './builtin';
import { cidrMatch } from './cidr_match';
import { add, divide, modulo, multiply, number, subtract } from './numbers';
import type { FunctionName } from './signatures';
import { between, concat, endsWith, indexOf, length, startsWith, string, stringContains, substring } from './strings';

export const functions: Readonly<Record<FunctionName, BuiltinFunction>> = {
  add,
  between,
  cidrMatch,
  concat,
  divide,
  endsWith,
  indexOf,
  length,
  modulo,
  multiply,
  number,
  startsWith,
  string,
  stringContains,
  substring,
  subtract,
};
