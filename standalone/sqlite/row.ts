/** A row as SQLite gave it, read by column name and checked: a column of the wrong type is a bug here, not data to pass on. */

export type SqlValue = string | number | null;

export class Row {
  private readonly columns: Readonly<Record<string, unknown>>;

  constructor(raw: unknown) {
    if (!isObject(raw)) throw new Error('SQLite answered something that is not a row');
    this.columns = raw;
  }

  text(name: string): string {
    const value = this.columns[name];
    if (typeof value !== 'string') throw new Error(`column ${name} holds no text`);
    return value;
  }

  optionalText(name: string): string | undefined {
    return this.columns[name] === null ? undefined : this.text(name);
  }

  number(name: string): number {
    const value = this.columns[name];
    if (typeof value !== 'number') throw new Error(`column ${name} holds no number`);
    return value;
  }

  optionalNumber(name: string): number | undefined {
    return this.columns[name] === null ? undefined : this.number(name);
  }

  /** A stored JSON object, such as an event or an alert document. */
  object(name: string): Readonly<Record<string, unknown>> {
    const value: unknown = JSON.parse(this.text(name));
    if (!isObject(value)) throw new Error(`column ${name} holds no JSON object`);
    return value;
  }

  /** A stored JSON list of texts. */
  texts(name: string): readonly string[] {
    const value: unknown = JSON.parse(this.text(name));
    if (!Array.isArray(value)) throw new Error(`column ${name} holds no JSON list`);
    return value.map(String);
  }

  json(name: string): unknown {
    return JSON.parse(this.text(name));
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
