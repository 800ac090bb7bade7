/** The syntax tree of a regular expression, whatever operators wrote it. */
import type { CharacterSet } from './expression';

export type RegexNode =
  | { readonly kind: 'characters'; readonly set: CharacterSet }
  | { readonly kind: 'nothing' | 'anything' }
  | { readonly kind: 'sequence' | 'union' | 'intersection'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'repetition'; readonly item: RegexNode; readonly least: number; readonly most: number }
  | { readonly kind: 'complement'; readonly item: RegexNode };
