/** The JSON of an `investigate` or `insight` directive to the model, in the three spellings that Kibana had for it. */
import * as v from 'valibot';
import { parseDateMath } from '../../engine';
import type { DirectiveReading } from '../directive_reading';
import type { InvestigateDirective, InvestigateProvider, ProviderScalar, ProviderValueType, RangeBound } from '../guide';
import { readJson } from '../json_reader';

type Read = DirectiveReading<{ readonly kind: 'investigate'; readonly investigate: Omit<InvestigateDirective, 'id'> }>;
type Failed = Extract<Read, { ok: false }>;
type ReadProvider = { readonly ok: true; readonly value: InvestigateProvider } | Failed;

const MOST_ALTERNATIVES = 100;
const MOST_CONDITIONS = 100;
const MOST_VALUES = 500;

const directiveSchema = v.object({
  label: v.optional(v.nullable(v.string())),
  description: v.optional(v.nullable(v.string())),
  // One level of lists is how the first version wrote a single alternative.
  providers: v.array(v.unknown()),
  relativeFrom: v.optional(v.nullable(v.string())),
  relativeTo: v.optional(v.nullable(v.string())),
});
const scalarSchema = v.union([v.string(), v.number(), v.boolean()]);
const providerSchema = v.object({
  field: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(256)),
  excluded: v.optional(v.union([v.boolean(), v.picklist(['true', 'false'])]), false),
  queryType: v.optional(v.picklist(['phrase', 'phrases', 'exists', 'range'])),
  value: v.optional(v.unknown()),
  valueType: v.optional(v.picklist(['string', 'number', 'boolean'])),
  /** Kibana 8.6: `parameter` names a field of the alert, `literal` is the text itself. */
  type: v.optional(v.picklist(['parameter', 'literal'])),
});

export function readInvestigate(value: unknown): Read {
  const read = v.safeParse(directiveSchema, value);
  if (!read.success) {
    const [key] = (read.issues[0].path ?? []).map((part) => String(part.key));
    if (key === 'providers' || key === undefined) return withoutProviders();
    return failed('directive_wrong_shape', `The directive's "${key}" has not the shape that Kibana reads.`, [key], 'part_unread');
  }
  const { label, description, relativeFrom, relativeTo } = read.output;
  const groups = read.output.providers.every((item) => !Array.isArray(item)) ? [read.output.providers] : read.output.providers;
  const providers = readGroups(groups);
  if (!providers.ok) return providers;
  const times = [
    ['relativeFrom', relativeFrom],
    ['relativeTo', relativeTo],
  ] as const;
  const wrongTime = times.find(([, time]) => isGiven(time) && parseDateMath(time, 0) === undefined);
  if (wrongTime !== undefined) {
    return failed('directive_wrong_time', `"${wrongTime[0]}" is not date math such as now-48h or now-7d/d.`, [wrongTime[0]]);
  }
  const title = (label ?? '').trim();
  return {
    ok: true,
    value: {
      kind: 'investigate',
      investigate: {
        label: title === '' ? 'Investigate' : title,
        description: (description ?? '').trim(),
        providers: providers.value,
        // One alone says nothing to Kibana.
        relativeFrom: isGiven(relativeFrom) && isGiven(relativeTo) ? relativeFrom : undefined,
        relativeTo: isGiven(relativeFrom) && isGiven(relativeTo) ? relativeTo : undefined,
      },
    },
  };
}

const isGiven = (text: string | null | undefined): text is string => typeof text === 'string' && text.trim() !== '';

type ReadGroups = { readonly ok: true; readonly value: readonly (readonly InvestigateProvider[])[] } | Failed;

function readGroups(groups: readonly unknown[]): ReadGroups {
  if (groups.length > MOST_ALTERNATIVES) {
    const message = `"providers" has more than ${MOST_ALTERNATIVES} alternatives.`;
    return failed('directive_wrong_shape', message, ['providers'], 'too_many_alternatives');
  }
  const alternatives: (readonly InvestigateProvider[])[] = [];
  for (const [place, group] of groups.entries()) {
    const conditions: InvestigateProvider[] = [];
    const items: readonly unknown[] = Array.isArray(group) ? group : [group];
    if (items.length > MOST_CONDITIONS) {
      const message = `Alternative ${place + 1} has more than ${MOST_CONDITIONS} conditions.`;
      return failed('directive_wrong_shape', message, ['providers'], 'too_many_provider_conditions');
    }
    for (const item of items) {
      const provider = readProvider(item, `condition ${conditions.length + 1} of alternative ${place + 1}`);
      if (!provider.ok) return provider;
      conditions.push(provider.value);
    }
    // Nothing to hold is no alternative: it would ask for everything.
    if (conditions.length > 0) alternatives.push(conditions);
  }
  return alternatives.length === 0 ? withoutProviders() : { ok: true, value: alternatives };
}

function readProvider(item: unknown, place: string): ReadProvider {
  const read = v.safeParse(providerSchema, item);
  if (!read.success) {
    const key = String(read.issues[0].path?.[0]?.key ?? '');
    const what = key === '' ? 'is not an object' : `has a wrong "${key}"`;
    const message = `In "providers", ${place} ${what}: it needs field, queryType (phrase, phrases, exists, range) and value.`;
    return wrong('provider_incomplete', message);
  }
  const { field, type, valueType = 'string' } = read.output;
  const excluded = read.output.excluded === true || read.output.excluded === 'true';
  const value = type === 'parameter' && typeof read.output.value === 'string' ? `{{${read.output.value}}}` : read.output.value;
  // An empty literal of 8.6 asks whether the field is there.
  const queryType = read.output.queryType ?? (type !== undefined && (value === '' || value === undefined) ? 'exists' : 'phrase');
  const common = { field, excluded };
  switch (queryType) {
    case 'exists':
      return { ok: true, value: { ...common, queryType } };
    case 'phrase': {
      const one = v.safeParse(scalarSchema, Array.isArray(value) && value.length === 1 ? value[0] : value);
      return one.success
        ? typed(one.output, valueType, place, (converted) => ({ ...common, queryType, value: converted, valueType }))
        : wrong('provider_without_value', `In "providers", ${place} has no text, number or boolean in "value".`);
    }
    case 'phrases': {
      const many = v.safeParse(v.pipe(v.array(scalarSchema), v.minLength(1), v.maxLength(MOST_VALUES)), listOf(value));
      return many.success
        ? { ok: true, value: { ...common, queryType, values: many.output, valueType } }
        : wrong('provider_without_list', `In "providers", ${place} has no list in "value", such as "[\\"a\\",\\"b\\"]".`);
    }
    case 'range': {
      const bounds = boundsOf(value);
      return bounds === undefined
        ? wrong('provider_without_bounds', `In "providers", ${place} has no bounds in "value", such as "{\\"gte\\":1,\\"lt\\":10}".`)
        : { ok: true, value: { ...common, queryType, bounds } };
    }
  }
}

/** A guide that says `number` and writes a word has made a mistake that would find nothing; placeholders are judged when they are filled in. */
function typed(
  value: ProviderScalar,
  valueType: ProviderValueType,
  place: string,
  make: (value: ProviderScalar) => InvestigateProvider
): ReadProvider {
  if (typeof value === 'string' && !value.includes('{{')) {
    if (valueType === 'number' && (value.trim() === '' || !Number.isFinite(Number(value)))) {
      return wrong('provider_not_a_number', `In "providers", ${place} says that its value is a number, and it is none.`);
    }
    if (valueType === 'boolean' && value !== 'true' && value !== 'false') {
      return wrong(
        'provider_not_a_boolean',
        `In "providers", ${place} says that its value is a boolean, and it is neither true nor false.`
      );
    }
  }
  return { ok: true, value: make(value) };
}

/** Kibana keeps lists and ranges as JSON inside a string; as JSON itself they are plain to read. */
function listOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const read = readJson(value);
  return read.ok && Array.isArray(read.value) ? read.value : [value];
}

const boundsSchema = v.object({
  gt: v.optional(v.nullable(scalarSchema)),
  gte: v.optional(v.nullable(scalarSchema)),
  lt: v.optional(v.nullable(scalarSchema)),
  lte: v.optional(v.nullable(scalarSchema)),
});

function boundsOf(value: unknown): Readonly<Partial<Record<RangeBound, ProviderScalar>>> | undefined {
  const json = typeof value === 'string' ? readJson(value) : undefined;
  const read = v.safeParse(boundsSchema, json?.ok === true ? json.value : value);
  if (!read.success) return undefined;
  const bounds: Partial<Record<RangeBound, ProviderScalar>> = {};
  for (const name of ['gt', 'gte', 'lt', 'lte'] as const) {
    const bound = read.output[name];
    if (bound !== undefined && bound !== null && bound !== '') bounds[name] = bound;
  }
  return Object.keys(bounds).length === 0 ? undefined : bounds;
}

function wrong(detail: string, message: string): Failed {
  return failed('directive_wrong_provider', message, ['providers'], detail);
}

function withoutProviders(): Failed {
  return failed('directive_without_providers', 'The directive has no conditions in "providers".', ['providers']);
}

function failed(code: string, message: string, path: readonly string[], detail?: string): Failed {
  return { ok: false, code, message, path, ...(detail === undefined ? {} : { detail }) };
}
