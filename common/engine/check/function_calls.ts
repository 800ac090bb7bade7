/** Calls of functions: that there is such a function, with as many arguments, of these kinds. */
import type { Diagnostic } from '../diagnostics';
import type { Expression, FunctionCall } from '../eql/ast';
import { findFunctionName, functionNames, functionSignatures, type Argument, type FunctionSignature } from '../functions/signatures';
import { findSimilar } from './similar';
import { isConstant } from '../eql/fields';
import { fits, nameOfKind, spelledKind } from './spelled_kinds';

/** What is wrong with a call itself; its arguments' own calls are checked on their own. */
export function checkFunctionCall(call: FunctionCall): readonly Diagnostic[] {
  const name = findFunctionName(call.name);
  if (name === undefined) return [unknownFunction(call)];
  const signature = functionSignatures[name];
  const found: Diagnostic[] = [];
  if (call.isCaseInsensitive && !signature.allowsTilde) found.push(needlessTilde(call, signature));
  const { required, optional, rest } = signature;
  const most = rest === null ? required.length + optional.length : Infinity;
  if (call.arguments.length < required.length || call.arguments.length > most) return [...found, wrongCount(call, signature)];
  return [...found, ...call.arguments.flatMap((argument, position) => checkArgument(argument, position, signature))];
}

// Functions of the older Endgame language, and what does their work in Elasticsearch.
const elasticsearchWay: ReadonlyMap<string, string> = new Map([
  ['match', 'write field regex "pattern"'],
  ['matchlite', 'write field regex "pattern"'],
  ['wildcard', 'write field : "pattern*", or field like "pattern*" where case matters'],
  ['arraycontains', 'write field == "value" or field in ("a", "b"); a condition holds when any of the values satisfies it'],
  ['arraysearch', 'write the condition on the field; it holds when any of the values satisfies it'],
  ['arraycount', 'counting the values of an array is not possible in Elasticsearch'],
  ['safe', 'leave it out; a missing field is null'],
]);

function unknownFunction({ name, nameSpan, isCaseInsensitive }: FunctionCall): Diagnostic {
  const way = elasticsearchWay.get(name.toLowerCase());
  const similar = findSimilar(name, functionNames);
  const advice =
    way !== undefined
      ? `it is of the older Endgame language; ${way}`
      : similar !== undefined
        ? `did you mean ${similar}${isCaseInsensitive && functionSignatures[similar].allowsTilde ? '~' : ''}?`
        : `there are ${functionNames.join(', ')}`;
  return report('unknown_function', nameSpan, `There is no function "${name.slice(0, 60)}": ${advice}`);
}

function needlessTilde({ nameSpan }: FunctionCall, { name }: FunctionSignature): Diagnostic {
  const able = functionNames.filter((other) => functionSignatures[other].allowsTilde).join('~, ');
  return report('function_without_tilde', nameSpan, `${name} has no form that ignores case: leave out the ~. These have one: ${able}~`);
}

function wrongCount({ span, arguments: given }: FunctionCall, signature: FunctionSignature): Diagnostic {
  return report(
    'wrong_argument_count',
    span,
    `${signature.name} takes ${countText(signature)}, here are ${given.length}: write ${signatureText(signature)}`
  );
}

function checkArgument(argument: Expression, position: number, signature: FunctionSignature): readonly Diagnostic[] {
  const asked = argumentAt(signature, position);
  if (asked === null) return [];
  const kind = spelledKind(argument);
  const which = `Argument ${position + 1} of ${signature.name} (${asked.name})`;
  if (!fits(kind, asked.kind)) {
    const wanted = asked.kind === 'integer' ? 'whole number' : asked.kind;
    return [
      report(
        'wrong_argument_type',
        argument.span,
        `${which} has to be a ${wanted}, this is ${nameOfKind(kind)}: write ${signatureText(signature)}`
      ),
    ];
  }
  if (asked.isConstant === true && !isConstant(argument)) {
    return [
      report(
        'argument_not_constant',
        argument.span,
        `${which} has to be a constant: write a string in double quotes, such as "10.0.0.0/8"`
      ),
    ];
  }
  return [];
}

function argumentAt({ required, optional, rest }: FunctionSignature, position: number): Argument | null {
  return required[position] ?? optional[position - required.length] ?? rest;
}

function countText({ required, optional, rest }: FunctionSignature): string {
  const fewest = required.length;
  if (rest !== null) return `at least ${fewest} argument${fewest === 1 ? '' : 's'}`;
  const most = fewest + optional.length;
  return fewest === most ? `${fewest} argument${fewest === 1 ? '' : 's'}` : `${fewest} or ${most} arguments`;
}

function signatureText({ name, required, optional, rest }: FunctionSignature): string {
  const parts = [...required.map((argument) => argument.name), ...optional.map((argument) => `[${argument.name}]`)];
  return `${name}(${[...parts, ...(rest === null ? [] : ['...'])].join(', ')})`;
}

function report(code: string, span: Diagnostic['span'], text: string): Diagnostic {
  return { stage: 'check', code, span, message: /[.?]$/.test(text) ? text : `${text}.` };
}
