/**
 * What the built-in functions are called and what they take, in one place: the check reads it to refuse a wrong call, the
 * implementations are a table over `FunctionName`. Follows the EQL function reference
 * (https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html).
 */

/** The kind of value that an argument must have, where the text alone tells it; `null` is allowed everywhere. */
export type ArgumentKind = 'any' | 'string' | 'number' | 'integer' | 'boolean';

export interface Argument {
  readonly name: string;
  readonly kind: ArgumentKind;
  /** Must be a constant: a literal, or an expression of literals. */
  readonly isConstant?: boolean;
}

export interface FunctionSignature {
  /** Canonical spelling; queries may write any case. */
  readonly name: string;
  /** Whether `name~(...)`, which ignores case, exists. */
  readonly allowsTilde: boolean;
  readonly required: readonly Argument[];
  readonly optional: readonly Argument[];
  /** Further arguments of this kind, any number of them. */
  readonly rest: Argument | null;
  readonly returns: ArgumentKind;
}

const source: Argument = { name: 'source', kind: 'string' };
const left: Argument = { name: 'left', kind: 'number' };
const right: Argument = { name: 'right', kind: 'number' };

function arithmetic<Name extends string>(name: Name) {
  return { name, allowsTilde: false, required: [left, right], optional: [], rest: null, returns: 'number' } as const;
}

const table = {
  add: arithmetic('add'),
  between: {
    name: 'between',
    allowsTilde: true,
    required: [source, { name: 'left', kind: 'string' }, { name: 'right', kind: 'string' }],
    optional: [{ name: 'greedy', kind: 'boolean' }],
    rest: null,
    returns: 'string',
  },
  cidrMatch: {
    name: 'cidrMatch',
    allowsTilde: false,
    required: [source, { name: 'cidr_block', kind: 'string', isConstant: true }],
    optional: [],
    rest: { name: 'cidr_block', kind: 'string', isConstant: true },
    returns: 'boolean',
  },
  concat: {
    name: 'concat',
    allowsTilde: false,
    required: [{ name: 'value', kind: 'any' }],
    optional: [],
    rest: { name: 'value', kind: 'any' },
    returns: 'string',
  },
  divide: arithmetic('divide'),
  endsWith: {
    name: 'endsWith',
    allowsTilde: true,
    required: [source, { name: 'substring', kind: 'string' }],
    optional: [],
    rest: null,
    returns: 'boolean',
  },
  indexOf: {
    name: 'indexOf',
    allowsTilde: true,
    required: [source, { name: 'substring', kind: 'string' }],
    optional: [{ name: 'start', kind: 'number' }],
    rest: null,
    returns: 'integer',
  },
  length: { name: 'length', allowsTilde: false, required: [source], optional: [], rest: null, returns: 'integer' },
  modulo: arithmetic('modulo'),
  multiply: arithmetic('multiply'),
  number: {
    name: 'number',
    allowsTilde: false,
    required: [source],
    optional: [{ name: 'base', kind: 'integer' }],
    rest: null,
    returns: 'number',
  },
  startsWith: {
    name: 'startsWith',
    allowsTilde: true,
    required: [source, { name: 'substring', kind: 'string' }],
    optional: [],
    rest: null,
    returns: 'boolean',
  },
  string: { name: 'string', allowsTilde: false, required: [{ name: 'value', kind: 'any' }], optional: [], rest: null, returns: 'string' },
  stringContains: {
    name: 'stringContains',
    allowsTilde: true,
    required: [source, { name: 'substring', kind: 'string' }],
    optional: [],
    rest: null,
    returns: 'boolean',
  },
  substring: {
    name: 'substring',
    allowsTilde: false,
    required: [source, { name: 'start', kind: 'integer' }],
    optional: [{ name: 'end', kind: 'integer' }],
    rest: null,
    returns: 'string',
  },
  subtract: arithmetic('subtract'),
} as const satisfies Record<string, FunctionSignature>;

/** The canonical names; the implementations are a `Record<FunctionName, ...>`. */
export type FunctionName = keyof typeof table;

export const functionSignatures: Readonly<Record<FunctionName, FunctionSignature>> = table;

/** Every canonical name, in alphabetical order. */
export const functionNames: readonly FunctionName[] = [
  'add',
  'between',
  'cidrMatch',
  'concat',
  'divide',
  'endsWith',
  'indexOf',
  'length',
  'modulo',
  'multiply',
  'number',
  'startsWith',
  'string',
  'stringContains',
  'substring',
  'subtract',
];

const canonicalNames: ReadonlyMap<string, FunctionName> = new Map(functionNames.map((name) => [name.toLowerCase(), name]));

/** The canonical name of what a query wrote in any case, or undefined where there is no such function. */
export function findFunctionName(written: string): FunctionName | undefined {
  return canonicalNames.get(written.toLowerCase());
}
