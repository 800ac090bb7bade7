/** What every text that fits a regular expression begins with, ends with or has inside, as far as its tree shows it. */
import { foldCase } from '../functions/fold_case';
import { parseLuceneRegex, RegexSyntaxError } from './lucene_syntax';
import type { RegexNode } from './regex_node';

/** The text between what is not known, case-folded: `["/tmp/", ""]` begins with `/tmp/`. */
export type KnownPieces = readonly string[];

/** Of a Lucene pattern: alternatives, one of which every fitting text has; of a pattern that cannot be read none. */
export function requiredTexts(pattern: string, ignoresCase: boolean): readonly KnownPieces[] {
  try {
    const node = parseLuceneRegex(pattern, ignoresCase);
    return (node.kind === 'union' ? node.items : [node]).map(piecesOf);
  } catch (error) {
    if (error instanceof RegexSyntaxError) return [];
    throw error;
  }
}

function piecesOf(node: RegexNode): KnownPieces {
  const pieces = [''];
  for (const item of itemsOf(node)) {
    const character = onlyCharacter(item);
    if (character === undefined) pieces.push('');
    else pieces.push(`${pieces.pop() ?? ''}${character}`);
  }
  return pieces;
}

function itemsOf(node: RegexNode): readonly RegexNode[] {
  return node.kind === 'sequence' ? node.items.flatMap(itemsOf) : [node];
}

/** Undefined where the item can be more than one character, cases of one aside. */
function onlyCharacter(item: RegexNode): string | undefined {
  if (item.kind !== 'characters') return undefined;
  const size = item.set.reduce((sum, [start, end]) => sum + end - start, 0);
  if (size > MOST_CASES) return undefined;
  const characters = item.set.flatMap(([start, end]) => Array.from({ length: end - start }, (_, offset) => start + offset));
  const folded = new Set(characters.map((codePoint) => foldCase(String.fromCodePoint(codePoint))));
  const [only] = folded;
  return folded.size === 1 ? only : undefined;
}

/** `k`, `K` and the Kelvin sign. */
const MOST_CASES = 4;
