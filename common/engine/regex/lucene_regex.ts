/** Compiles a pattern of Lucene's dialect: anchored to the whole value, and as long to run as the value is. */
import { RegularSets, type CharacterSet, type RegularSet } from './expression';
import { parseLuceneRegex, RegexSyntaxError } from './lucene_syntax';
import { RegexMatcher } from './matcher';
import type { RegexNode } from './regex_node';
import { rememberingAnswers } from './remembered_answers';

export type TextTest = (text: string) => boolean;

/** A pattern, or why it is none: `position` counts code units within the pattern. */
export type CompiledRegex =
  { readonly ok: true; readonly test: TextTest } | { readonly ok: false; readonly message: string; readonly position: number };

/** Patterns with more characters (Elasticsearch's own limit), or with more parts (repetitions counted as often as they stand for), are refused. */
const LONGEST_PATTERN = 1_000;
const LARGEST_PATTERN = 10_000;
/** Each part that may be left out multiplies the places where a match can stand; Elasticsearch refuses such patterns by the same measure. */
const MOST_OPTIONAL_PARTS = 150;

export function compileLuceneRegex(pattern: string, ignoresCase: boolean): CompiledRegex {
  const read = readLuceneRegex(pattern, ignoresCase);
  return read.ok ? { ok: true, test: compileNode(read.node) } : read;
}

type ReadRegex = { readonly ok: true; readonly node: RegexNode } | (CompiledRegex & { readonly ok: false });

function readLuceneRegex(pattern: string, ignoresCase: boolean): ReadRegex {
  if (pattern.length > LONGEST_PATTERN)
    return { ok: false, message: `the pattern is longer than ${LONGEST_PATTERN} characters`, position: 0 };
  try {
    const node = parseLuceneRegex(pattern, ignoresCase);
    const problem = findProblem(node);
    return problem === null ? { ok: true, node } : { ok: false, message: problem, position: 0 };
  } catch (error) {
    if (error instanceof RegexSyntaxError) return { ok: false, message: error.message, position: error.position };
    throw error;
  }
}

function compileNode(node: RegexNode): TextTest {
  return rememberingAnswers(runner(node));
}

function runner(node: RegexNode): (text: string) => boolean | null {
  const sets = new RegularSets();
  const matcher = new RegexMatcher(sets, build(node, sets), collectSets(node));
  return (text) => matcher.matches(text);
}

/**
 * Whether a text fits any of several correct patterns: all are run at once, as one. Where that has too many derivatives, though each pattern
 * alone may have few, they are run one after the other.
 */
export function anyLuceneRegex(patterns: readonly string[], ignoresCase: boolean, tests: readonly TextTest[]): TextTest {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  let together: ((text: string) => boolean | null) | undefined;
  return rememberingAnswers((text) => {
    together ??= runner({ kind: 'union', items: patterns.map((pattern) => parseLuceneRegex(pattern, ignoresCase)) });
    return together(text) ?? tests.some((test) => test(text));
  });
}

function findProblem(node: RegexNode): string | null {
  if (weigh(node) > LARGEST_PATTERN) return 'the pattern is too large; use fewer or smaller repetitions';
  if (countOptional(node) > MOST_OPTIONAL_PARTS)
    return `more than ${MOST_OPTIONAL_PARTS} parts of the pattern may be left out or repeated; use fewer`;
  return null;
}

function build(node: RegexNode, sets: RegularSets): RegularSet {
  switch (node.kind) {
    case 'nothing':
      return sets.nothing;
    case 'anything':
      return sets.anything;
    case 'characters':
      return sets.characters(node.set);
    case 'sequence':
      return node.items.reduceRight((rest, item) => sets.sequence(build(item, sets), rest), sets.emptyText);
    case 'union':
      return sets.union(node.items.map((item) => build(item, sets)));
    case 'intersection':
      return sets.intersection(node.items.map((item) => build(item, sets)));
    case 'repetition':
      return sets.repetition(build(node.item, sets), node.least, node.most);
    case 'complement':
      return sets.complement(build(node.item, sets));
  }
}

function collectSets(node: RegexNode): readonly CharacterSet[] {
  switch (node.kind) {
    case 'characters':
      return [node.set];
    case 'sequence':
    case 'union':
    case 'intersection':
      return node.items.flatMap(collectSets);
    case 'repetition':
    case 'complement':
      return collectSets(node.item);
    case 'nothing':
    case 'anything':
      return [];
  }
}

function weigh(node: RegexNode): number {
  switch (node.kind) {
    case 'sequence':
    case 'union':
    case 'intersection':
      return node.items.reduce((sum, item) => sum + weigh(item), 1);
    case 'repetition':
      return 1 + weigh(node.item) * Math.max(1, node.least, Number.isFinite(node.most) ? node.most : 1);
    case 'complement':
      return 1 + weigh(node.item);
    case 'characters':
    case 'nothing':
    case 'anything':
      return 1;
  }
}

function countOptional(node: RegexNode): number {
  switch (node.kind) {
    case 'sequence':
    case 'union':
    case 'intersection':
      return node.items.reduce((sum, item) => sum + countOptional(item), 0);
    case 'repetition':
      return (node.least === 0 ? 1 : 0) + countOptional(node.item);
    case 'complement':
      return countOptional(node.item);
    case 'characters':
    case 'nothing':
    case 'anything':
      return 0;
  }
}
