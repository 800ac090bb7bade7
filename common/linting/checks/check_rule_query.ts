/** The rule's own query, as far as an engine is here that knows its language. */
import { compileEql, compileKql, type Diagnostic } from '../../engine';
import type { Rule } from '../../rules';
import type { Remark } from '../finding';

export function checkRuleQuery({ language, query }: Rule): readonly Remark[] {
  return faultsOf(language, query).map(({ code, message, span }) => ({
    code: 'query_invalid',
    message: `${message} [${code}]`,
    place: { field: 'query', start: span.start, end: Math.max(span.end, span.start + 1) },
    values: { problem: message, detail: code },
  }));
}

function faultsOf(language: Rule['language'], query: string): readonly Diagnostic[] {
  const compiled = language === 'eql' ? compileEql(query) : language === 'kuery' ? compileKql(query) : undefined;
  return compiled === undefined || compiled.ok ? [] : compiled.diagnostics;
}
