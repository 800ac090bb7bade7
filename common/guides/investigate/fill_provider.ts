/** One condition of an investigate directive with the alert's values in place of its placeholders. */
import { parseDateMath, parseDateMathEnd } from '../../engine';
import { findPlaceholders, type Placeholder } from '../../osquery';
import type { InvestigateProvider, ProviderScalar, ProviderValueType, RangeBound } from '../guide';

/** `values`: one of them has to be there; `prefix`: what is there begins with one of them; `bounds`: times are ISO. */
export type FilledProvider = { readonly field: string; readonly excluded: boolean } & (
  | { readonly kind: 'values'; readonly values: readonly ProviderScalar[] }
  | { readonly kind: 'prefix'; readonly values: readonly string[] }
  | { readonly kind: 'exists' }
  | { readonly kind: 'range'; readonly bounds: Readonly<Partial<Record<RangeBound, string | number>>> }
);

export interface ProviderProblem {
  readonly status: 'missing' | 'empty' | 'not_a_value' | 'note';
  /**
   * missing: `field_missing`; empty: `field_empty`; not_a_value: `field_is_object`, `field_name_invalid`, `several_values`,
   * `too_many_values`, `broken_text`, `too_long`, `wrong_type`, `not_a_bound`; note: `range_empty`
   */
  readonly code: string;
  /** The field of the alert that a placeholder names. */
  readonly field: string | undefined;
  /** The text of the directive that is meant. */
  readonly value: string | undefined;
  /** English; pages translate the code. */
  readonly message: string;
}

export type Filled = { readonly ok: true; readonly provider: FilledProvider } | { readonly ok: false; readonly problem: ProviderProblem };

const MOST_VALUES = 500;
/** What Elasticsearch can hold as one term; longer texts are in no index. */
const MOST_BYTES = 32_766;

/** `nowMs`: what `now` in a bound stands for. */
export function fillProvider(provider: InvestigateProvider, valuesOf: (field: string) => unknown, nowMs: number | undefined): Filled {
  const { field, excluded } = provider;
  try {
    switch (provider.queryType) {
      case 'exists':
        return { ok: true, provider: { field, excluded, kind: 'exists' } };
      case 'phrase':
      case 'phrases': {
        const written = provider.queryType === 'phrase' ? [provider.value] : provider.values;
        const values = distinct(written.flatMap((value) => typed(textsOf(value, valuesOf), provider.valueType, value)));
        return { ok: true, provider: { field, excluded, kind: 'values', values } };
      }
      case 'prefix': {
        const values = distinct(provider.values.flatMap((value) => textsOf(value, valuesOf)).map(String));
        return { ok: true, provider: { field, excluded, kind: 'prefix', values } };
      }
      case 'range':
        return { ok: true, provider: { field, excluded, kind: 'range', bounds: boundsOf(provider.bounds, valuesOf, nowMs) } };
    }
  } catch (error) {
    if (error instanceof NotFilled) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Thrown from the depths of a value, so that what reads it can be written plainly; caught where the condition is filled. */
class NotFilled extends Error {
  constructor(readonly problem: ProviderProblem) {
    super(problem.message);
  }
}

function refuse(
  status: ProviderProblem['status'],
  code: string,
  message: string,
  { field, value }: { readonly field?: string; readonly value?: ProviderScalar }
): never {
  throw new NotFilled({ status, code, field, value: value === undefined ? undefined : String(value), message });
}

/** Every text that the value stands for: a placeholder whose field holds a list makes one of each. Placeholders in values are left alone. */
function textsOf(value: ProviderScalar, valuesOf: (field: string) => unknown): readonly ProviderScalar[] {
  const placeholders = typeof value === 'string' ? findPlaceholders(value) : [];
  if (typeof value !== 'string' || placeholders.length === 0) return [value];
  const [only] = placeholders;
  if (placeholders.length === 1 && only !== undefined && only.start === 0 && only.end === value.length)
    return fieldValues(only, value, valuesOf);
  let texts: readonly string[] = [''];
  let end = 0;
  for (const placeholder of placeholders) {
    const before = value.slice(end, placeholder.start);
    const values = fieldValues(placeholder, value, valuesOf);
    if (texts.length * values.length > MOST_VALUES) return tooMany(placeholder.field, value);
    texts = texts.flatMap((text) => values.map((each) => `${text}${before}${each}`));
    end = placeholder.end;
  }
  return texts.map((text) => checkedText(`${text}${value.slice(end)}`, placeholders[0]?.field ?? '', value));
}

function fieldValues({ field }: Placeholder, written: string, valuesOf: (field: string) => unknown): readonly ProviderScalar[] {
  if (field === '' || field.length > 256 || !/^[\p{L}\p{N}_@][\p{L}\p{N}_@.-]*$/u.test(field)) {
    return refuse('not_a_value', 'field_name_invalid', `"${field}" between the braces is not the name of a field.`, {
      field,
      value: written,
    });
  }
  const raw = valuesOf(field);
  if (raw === undefined) return refuse('missing', 'field_missing', `The alert has no field ${field}.`, { field, value: written });
  const present = (Array.isArray(raw) ? raw.flat(8) : [raw]).filter((item: unknown) => item !== null && item !== undefined && item !== '');
  if (present.length === 0) return refuse('empty', 'field_empty', `The field ${field} of the alert is empty.`, { field, value: written });
  const scalars = distinct(present.filter(isScalar));
  if (present.some((item) => !isScalar(item)))
    return refuse('not_a_value', 'field_is_object', `The field ${field} holds an object, not a value.`, { field, value: written });
  if (scalars.length > MOST_VALUES) return tooMany(field, written);
  return scalars.map((scalar) => (typeof scalar === 'string' ? checkedText(scalar, field, written) : scalar));
}

function isScalar(value: unknown): value is ProviderScalar {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

function checkedText(text: string, field: string, written: string): string {
  // Half of a UTF-16 pair has no UTF-8 form, so no index holds it and no request can carry it.
  if (/\p{Surrogate}/u.test(text))
    return refuse('not_a_value', 'broken_text', `The field ${field} holds half of a character (a lone surrogate).`, {
      field,
      value: written,
    });
  if (text.length > MOST_BYTES)
    return refuse('not_a_value', 'too_long', `The field ${field} holds ${text.length} characters, more than can be searched for.`, {
      field,
      value: written,
    });
  return text;
}

function tooMany(field: string, written: string): never {
  const message = `The field ${field} holds too many values; a search takes at most ${MOST_VALUES}.`;
  return refuse('not_a_value', 'too_many_values', message, { field, value: written });
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/** A number stays text that reads alike where the guide says `string`: a keyword and a number field both find it. */
function typed(values: readonly ProviderScalar[], valueType: ProviderValueType, written: ProviderScalar): readonly ProviderScalar[] {
  return values.map((value) => {
    if (valueType === 'number') {
      const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
      if (typeof value === 'boolean' || !Number.isFinite(number))
        return refuse('not_a_value', 'wrong_type', `"${shortened(value)}" is not a number, and the guide asks for one.`, {
          value: written,
        });
      return number;
    }
    if (valueType === 'boolean') {
      if (!['true', 'false'].includes(String(value)))
        return refuse('not_a_value', 'wrong_type', `"${shortened(value)}" is neither true nor false, and the guide asks for that.`, {
          value: written,
        });
      return String(value) === 'true';
    }
    return value;
  });
}

type Bounds = Readonly<Partial<Record<RangeBound, ProviderScalar>>>;

function boundsOf(
  bounds: Bounds,
  valuesOf: (field: string) => unknown,
  nowMs: number | undefined
): Partial<Record<RangeBound, string | number>> {
  const filled: Partial<Record<RangeBound, string | number>> = {};
  for (const name of ['gt', 'gte', 'lt', 'lte'] as const) {
    const written = bounds[name];
    if (written === undefined) continue;
    const values = textsOf(written, valuesOf);
    const [value] = values;
    if (value === undefined || values.length > 1)
      return refuse('not_a_value', 'several_values', `A bound takes one value, and "${shortened(written)}" has ${values.length}.`, {
        value: written,
      });
    filled[name] = boundOf(value, written, name, nowMs);
  }
  return filled;
}

/** Numbers, dates and addresses. Date math only where the guide itself wrote it: a value that looks like it is no time. */
function boundOf(value: ProviderScalar, written: ProviderScalar, name: RangeBound, nowMs: number | undefined): string | number {
  if (typeof value === 'number') return value;
  const text = String(value).trim();
  const isMath = text.startsWith('now') || text.includes('||');
  if (isMath && value === written && nowMs !== undefined) {
    const at = (name === 'lte' || name === 'gt' ? parseDateMathEnd : parseDateMath)(text, nowMs);
    if (at !== undefined) return new Date(at).toISOString();
  }
  if (!isMath && /^-?\d+(?:\.\d+)?$/.test(text)) return text;
  if (!isMath && (/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text) || /^[\da-f:.]+$/i.test(text))) return text;
  return refuse('not_a_value', 'not_a_bound', `"${shortened(value)}" is neither a number, a date nor an address.`, { value: written });
}

function shortened(value: ProviderScalar): string {
  const text = String(value);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
