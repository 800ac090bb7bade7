/** Words for the place where the text stops being KQL: what stands there, and for the common slips what to write instead. */
import type { Diagnostic } from '../diagnostics';
import type { SyntaxError as GrammarError } from './kql.peggy';
import { kqlRefusal } from './refusals';

export function describeKqlSyntaxError(text: string, error: GrammarError): Diagnostic {
  const start = error.location.start.offset;
  const rest = text.slice(start, start + 200);
  const before = text.slice(Math.max(0, start - 200), start);
  const found = /^(?:\s*not\b|[A-Za-z0-9_@.]+|[^])/iu.exec(rest)?.[0] ?? '';
  const span = { start, end: start + found.length };
  if (/^\s*not$/i.test(found) && /\S\s*$/.test(before)) return kqlRefusal('misplaced_not', { start: span.end - 3, end: span.end });
  const keyword = /(?:^|[\s(])(and|or|not)$/i.exec(before)?.[1];
  if (keyword !== undefined && found === '(') {
    return kqlRefusal('keyword_without_blank', { start: start - keyword.length, end: start }, keyword.toLowerCase());
  }
  const dangling =
    /(?:^|[\s(])(and|or|not)\s*$/i.exec(before)?.[1] ?? (/^\s*$|^[(]$/.test(before) ? /^(and|or)$/i.exec(found)?.[1] : undefined);
  if (dangling !== undefined) return kqlRefusal('keyword_without_operand', span, dangling.toLowerCase());
  if (/[:<>]=?\s*$/.test(before)) return kqlRefusal('missing_value', span);
  if (found === ')' || found === '}') return kqlRefusal('unopened', span, found === ')' ? 'parenthesis' : 'brace');
  if (found === '') return describeEnd(text, span.start);
  const hint = found === '{' ? '; a nested condition is written field: { a: 1 }' : '';
  return kqlRefusal('unexpected_text', span, `"${found}" cannot stand here: expected ${listExpected(error)}${hint}.`);
}

/** The innermost parenthesis or brace that is still open. */
function describeEnd(text: string, end: number): Diagnostic {
  const open: number[] = [];
  for (const match of text.matchAll(/"(?:\\["\\]|[^"])*"|\\[^]|[(){}]/g)) {
    if (match[0] === '(' || match[0] === '{') open.push(match.index);
    else if (match[0] === ')' || match[0] === '}') open.pop();
  }
  const last = open.at(-1);
  if (last === undefined) return kqlRefusal('unexpected_end', { start: end, end }, 'The query ends here, and something is missing.');
  return kqlRefusal('unclosed', { start: last, end: last + 1 }, text[last] === '(' ? 'parenthesis' : 'brace');
}

function listExpected(error: GrammarError): string {
  const names = (error.expected ?? []).map(({ type, description, text }) =>
    type === 'end' ? 'the end' : (description ?? (text === undefined ? '' : `"${text}"`))
  );
  const sorted = [...new Set(names)].filter((name) => name !== '').sort();
  const last = sorted.pop() ?? 'the end';
  return sorted.length === 0 ? last : `${sorted.join(', ')} or ${last}`;
}
