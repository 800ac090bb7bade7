/**
 * EQL text to its tree. The grammar is eql.peggy; around it stand the limits that keep any input from overflowing the stack,
 * the rules on sequences that a grammar cannot say, and the wording of plain syntax errors.
 */
import type { Diagnostic, Result, Span } from '../diagnostics';
import type { EqlQuery, Expression } from './ast';
import { parse, SyntaxError as GrammarError } from './eql.peggy';
import { literalReader } from './literals';
import { expressionsOf, findTooDeepNode, findTooDeepText } from './nesting';
import { refusal, type RefusalCode } from './refusals';
import { checkStages } from './stage_rules';
import { describeSyntaxError } from './syntax_error';
import { isReservedWord } from './words';

/** UTF-16 code units that a query may have; the longest public detection rule has about 13,000. */
export const maxQueryLength = 100_000;

/** Parses a whole query. Never throws, whatever the text; the diagnostics are of stage `parse`. */
export function parseEql(text: string): Result<EqlQuery> {
  const parsed = read(text, 'Query', 'empty_query', isQuery);
  if (!parsed.ok) return parsed;
  const tooDeep = findTooDeepNode(expressionsOf(parsed.value));
  const diagnostics = tooDeep === null ? checkStages(parsed.value) : [refusal('too_deep', tooDeep, '')];
  return diagnostics.length === 0 ? parsed : { ok: false, diagnostics };
}

/** Parses a lone expression, such as `length("abc") + 1`. Never throws. */
export function parseExpression(text: string): Result<Expression> {
  const parsed = read(text, 'LoneExpression', 'empty_expression', isExpression);
  if (!parsed.ok) return parsed;
  const tooDeep = findTooDeepNode([parsed.value]);
  return tooDeep === null ? parsed : { ok: false, diagnostics: [refusal('too_deep', tooDeep, '')] };
}

/** Carries a diagnostic out of the generated parser. */
class Refused extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

function refuse(code: RefusalCode, span: Span, what: string): never {
  throw new Refused(refusal(code, span, what));
}

const grammarOptions = { refuse, isReservedWord, ...literalReader(refuse) };

function read<T>(text: string, startRule: string, codeIfEmpty: RefusalCode, isTree: (tree: unknown) => tree is T): Result<T> {
  const early = limitsOf(text) ?? (text.trim() === '' ? refusal(codeIfEmpty, { start: 0, end: text.length }, '') : null);
  if (early !== null) return { ok: false, diagnostics: [early] };
  try {
    const tree = parse(text, { startRule, ...grammarOptions });
    if (isTree(tree)) return { ok: true, value: tree };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, diagnostics: [error.diagnostic] };
    if (error instanceof GrammarError) return { ok: false, diagnostics: [describeSyntaxError(text, error)] };
    throw error;
  }
  throw new Error(`the start rule ${startRule} of eql.peggy gave something else than a tree`);
}

function limitsOf(text: string): Diagnostic | null {
  if (text.length > maxQueryLength) return refusal('too_long', { start: maxQueryLength, end: text.length }, String(maxQueryLength));
  const tooDeep = findTooDeepText(text);
  return tooDeep === null ? null : refusal('too_deep', tooDeep, '');
}

const queryKinds: ReadonlySet<string> = new Set<EqlQuery['kind']>(['event_query', 'sequence_query', 'sample_query']);
const expressionKinds: ReadonlySet<string> = new Set<Expression['kind']>([
  'literal',
  'field',
  'function_call',
  'logical',
  'not',
  'comparison',
  'membership',
  'pattern',
  'arithmetic',
  'negation',
]);

// The grammar builds the nodes of ast.ts (parser.test.ts checks every one of them); here its root is told apart.
function isQuery(tree: unknown): tree is EqlQuery {
  return queryKinds.has(kindOf(tree));
}

function isExpression(tree: unknown): tree is Expression {
  return expressionKinds.has(kindOf(tree));
}

function kindOf(tree: unknown): string {
  return typeof tree === 'object' && tree !== null && 'kind' in tree && typeof tree.kind === 'string' ? tree.kind : '';
}
