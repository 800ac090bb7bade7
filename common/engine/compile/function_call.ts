/** Calls of built-in functions. */
import type { FunctionCall } from '../eql/ast';
import { prepareCidrMatch } from '../functions/cidr_match';
import { functions } from '../functions/functions';
import { parseIpBlock } from '../functions/ip';
import { findFunctionName, type FunctionName } from '../functions/signatures';
import { toText } from '../functions/value';
import { mapValues, NO_DOCUMENT, type ValueList } from './combinations';
import type { CompileContext } from './context';

/** `values` are the call's arguments, compiled. */
export function compileFunctionCall(call: FunctionCall, values: readonly ValueList[], context: CompileContext): ValueList {
  const name = findFunctionName(call.name);
  if (name === undefined) {
    context.report('unknown_function', call.nameSpan, `there is no function ${call.name}`);
    return () => [null];
  }
  const [source] = call.arguments;
  if (source !== undefined && TEXT_FUNCTIONS.has(name)) context.requireString(source, `${call.name}(...)`);
  if (name === 'cidrMatch') return compileCidrMatch(call, values, context);
  const run = functions[name];
  return mapValues(values, (combination) => run(combination, call.isCaseInsensitive));
}

/** Functions whose first argument is text; `string` and `concat` take anything, `cidrMatch` takes addresses. */
const TEXT_FUNCTIONS: ReadonlySet<FunctionName> = new Set<FunctionName>([
  'between',
  'endsWith',
  'indexOf',
  'length',
  'number',
  'startsWith',
  'stringContains',
  'substring',
]);

/** The blocks are constants: they are read once, not for every event. */
function compileCidrMatch(call: FunctionCall, [source, ...blocks]: readonly ValueList[], context: CompileContext): ValueList {
  if (source === undefined) return () => [null];
  const constants = blocks.map((block, index) => {
    const value = block(NO_DOCUMENT)[0] ?? null;
    if (parseIpBlock(toText(value) ?? '') === null) {
      const span = call.arguments[index + 1]?.span ?? call.span;
      context.report('invalid_cidr_block', span, 'this is no block of addresses; write one as "10.0.0.0/8" or "fe80::/10"');
    }
    return value;
  });
  const test = prepareCidrMatch(constants);
  return mapValues([source], ([value = null]) => test(value));
}
