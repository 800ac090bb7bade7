/**
 * The part of Kibana's `@kbn/config-schema` that the settings use, thin: Kibana brings its own. Its messages are worded alike, so
 * that a test can read them; `server/kibana/config.test.ts` runs against Kibana's own as well where one is given.
 */
import type { ByteSizeValue, Duration, SchemaBuilder, Type } from '@kbn/config-schema';

type Read<T> = (value: unknown) => T;

class FakeType<T> implements Type<T> {
  constructor(
    private readonly options: { readonly defaultValue?: unknown; readonly validate?: (value: T) => string | undefined },
    private readonly read: Read<T>
  ) {}

  validate(given: unknown, _context?: object, namespace?: string): T {
    const place = namespace === undefined ? '' : `[${namespace}]: `;
    let value: T;
    try {
      value = this.read(given ?? this.options.defaultValue);
    } catch (error) {
      throw new Error(`${place}${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    const problem = this.options.validate?.(value);
    if (problem !== undefined) throw new Error(`${place}${problem}`);
    return value;
  }
}

const durationUnits = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);
const sizeUnits = new Map([
  ['b', 1],
  ['kb', 1_024],
  ['mb', 1_048_576],
  ['gb', 1_073_741_824],
]);

export const schema: SchemaBuilder = {
  boolean: (options) => new FakeType<boolean>(options, (value) => (typeof value === 'boolean' ? value : refuse('boolean', value))),
  number: (options) => new FakeType<number>(options, (value) => (Number.isFinite(Number(value)) ? Number(value) : refuse('number', value))),
  duration: (options) =>
    new FakeType<Duration>(options, (value) => {
      const ms = amount(value, durationUnits) ?? refuse('duration', value);
      return { asMilliseconds: () => ms };
    }),
  byteSize: (options) =>
    new FakeType<ByteSizeValue>(options, (value) => {
      const bytes = amount(value, sizeUnits) ?? refuse('byte size', value);
      return { getValueInBytes: () => bytes };
    }),
  object: <Values>(types: { readonly [Key in keyof Values]: Type<Values[Key]> }) =>
    new FakeType<Values>({ defaultValue: {} }, (value) => {
      const given: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(Object(value)));
      for (const key of Object.keys(given)) if (!Object.hasOwn(types, key)) throw new Error(`[${key}]: definition for this key is missing`);
      const values: Partial<Values> = {};
      for (const key in types) values[key] = types[key].validate(given[key], undefined, key);
      return completed(values, types);
    }),
};

function completed<Values>(values: Partial<Values>, types: { readonly [Key in keyof Values]: unknown }): Values {
  if (!isComplete(values, types)) throw new Error('a value is missing');
  return values;
}

function isComplete<Values>(values: Partial<Values>, types: { readonly [Key in keyof Values]: unknown }): values is Values {
  return Object.keys(types).every((key) => key in values);
}

function amount(value: unknown, units: ReadonlyMap<string, number>): number | undefined {
  if (typeof value === 'number') return value;
  const [, count, unit] = /^([1-9]\d*)([a-z]+)$/i.exec(String(value)) ?? [];
  const size = units.get(unit ?? '');
  return size === undefined ? undefined : Number(count) * size;
}

function refuse(kind: string, value: unknown): never {
  throw new Error(`Failed to parse ${JSON.stringify(value)} as ${kind}`);
}
