/** Says what an exception leaves out in one short line, for lists, logs and comments: `user.name is root AND process.args is "a b"`. */
import type { ExceptionEntry } from './exception';

export function describeEntries(entries: readonly ExceptionEntry[]): string {
  return entries.map(describeEntry).join(' AND ');
}

function describeEntry(entry: ExceptionEntry): string {
  if (entry.type === 'nested') return `${entry.field} has (${describeEntries(entry.entries)})`;
  const isIncluded = entry.operator === 'included';
  switch (entry.type) {
    case 'match':
      return `${entry.field} ${isIncluded ? 'is' : 'is not'} ${quote(entry.value)}`;
    case 'match_any':
      return `${entry.field} ${isIncluded ? 'is one of' : 'is none of'} (${entry.value.map(quote).join(', ')})`;
    case 'exists':
      return `${entry.field} ${isIncluded ? 'exists' : 'does not exist'}`;
    case 'wildcard':
      return `${entry.field} ${isIncluded ? 'matches' : 'does not match'} ${quote(entry.value)}`;
    case 'list':
      return `${entry.field} ${isIncluded ? 'is in' : 'is not in'} list ${quote(entry.list.id)}`;
  }
}

/** Plain words stand as they are; anything that could be read as part of the sentence is quoted. */
function quote(value: string): string {
  const isPlain = /^[\p{L}\p{N}_./:@\\*?-]+$/u.test(value) && !/^(and|or|is|not)$/i.test(value);
  return isPlain ? value : JSON.stringify(value);
}
