/** The value of an expression that reads no field: what Elasticsearch folds before it searches. */
import { checkExpression } from '../check';
import { CompileContext } from '../compile/context';
import { collectFields } from '../eql/fields';
import { foldConstant } from '../compile/value_expression';
import type { Result } from '../diagnostics';
import { parseExpression } from '../eql/parser';
import { unwrap } from '../functions/value';

/** For example `length("abc") + 1` is 4. A field in the expression is a diagnostic. */
export function evaluateExpression(text: string): Result<unknown> {
  const parsed = parseExpression(text);
  if (!parsed.ok) return parsed;
  const wrong = checkExpression(parsed.value);
  if (wrong.length > 0) return { ok: false, diagnostics: wrong };
  const [field] = collectFields(parsed.value);
  const context = new CompileContext(undefined);
  if (field !== undefined)
    context.report('constant_expected', parsed.value.span, `${field} is a field; only constants have a value without a document`);
  const value = unwrap(foldConstant(parsed.value, context));
  return context.diagnostics.length === 0 ? { ok: true, value } : { ok: false, diagnostics: context.diagnostics };
}
