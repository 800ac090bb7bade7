/**
 * The part of `@kbn/config-schema` by which this plugin describes its settings; checked against 8.12.2 (by running) and the main branch
 * (by reading). The plugin must use Kibana's own copy: Kibana recognises a schema by a mark that this copy sets.
 */
declare module '@kbn/config-schema' {
  export interface Type<T> {
    /** Throws a message that names the key; `namespace` is set before it. */
    validate(value: unknown, context?: object, namespace?: string): T;
  }

  /** moment's, as far as we read it. */
  export interface Duration {
    asMilliseconds(): number;
  }
  export interface ByteSizeValue {
    getValueInBytes(): number;
  }

  /** A text that `validate` answers refuses the value. In 8.12 a duration knows no `min` and `max`, so neither is used. */
  interface Options<Value, Default> {
    readonly defaultValue: Default;
    readonly validate: (value: Value) => string | undefined;
  }

  export interface SchemaBuilder {
    boolean(options: { readonly defaultValue: boolean }): Type<boolean>;
    number(options: Options<number, number>): Type<number>;
    /** `70ms`, `5s`, `3d`, `1Y`, or milliseconds. */
    duration(options: Options<Duration, string>): Type<Duration>;
    /** `1024kb`, `1mb`, or bytes. */
    byteSize(options: Options<ByteSizeValue, string>): Type<ByteSizeValue>;
    /** Refuses a key that is not described. */
    object<Values>(types: { readonly [Key in keyof Values]: Type<Values[Key]> }): Type<Values>;
  }
  export const schema: SchemaBuilder;
}
