/** `<n-m>` of Lucene's dialect as an expression over digits. */
import type { RegexNode } from './regex_node';

/**
 * Two numbers written with equally many digits ask for exactly so many (`<01-31>`); otherwise any number of leading zeros may stand
 * before the number. The bounds may be given in either order.
 */
export function numberRange(from: string, to: string): RegexNode {
  const [low, high] = Number(from) <= Number(to) ? [from, to] : [to, from];
  if (low.length === high.length) return sameLength(low, high);
  const [least, most] = [String(Number(low)), String(Number(high))];
  const lengths: RegexNode[] = [];
  for (let length = least.length; length <= most.length; length++) {
    const first = length === least.length ? least : `1${'0'.repeat(length - 1)}`;
    const last = length === most.length ? most : '9'.repeat(length);
    lengths.push(sameLength(first, last));
  }
  return sequence([
    { kind: 'repetition', item: digits('0', '0'), least: 0, most: Infinity },
    { kind: 'union', items: lengths },
  ]);
}

/** All texts between two texts of digits of one length, ends included. */
function sameLength(low: string, high: string): RegexNode {
  if (low === '') return sequence([]);
  if (/^0*$/.test(low) && /^9*$/.test(high)) return repeat(low.length);
  const [a, b] = [low.charAt(0), high.charAt(0)];
  const [lowRest, highRest] = [low.slice(1), high.slice(1)];
  if (a === b) return sequence([digits(a, a), sameLength(lowRest, highRest)]);
  const items = [
    sequence([digits(a, a), sameLength(lowRest, '9'.repeat(lowRest.length))]),
    sequence([digits(b, b), sameLength('0'.repeat(highRest.length), highRest)]),
  ];
  if (Number(b) - Number(a) > 1) items.push(sequence([digits(String(Number(a) + 1), String(Number(b) - 1)), repeat(lowRest.length)]));
  return { kind: 'union', items };
}

function repeat(count: number): RegexNode {
  return { kind: 'repetition', item: digits('0', '9'), least: count, most: count };
}

function digits(from: string, to: string): RegexNode {
  return { kind: 'characters', set: [[from.charCodeAt(0), to.charCodeAt(0) + 1]] };
}

function sequence(items: readonly RegexNode[]): RegexNode {
  return { kind: 'sequence', items };
}
