/** The rule that made a pasted alert: a document that is one carries its rule along, which can be asked though it is not loaded. */
import type { PastedDocument } from './read_documents';

export interface CarriedRule {
  readonly id: string;
  readonly name: string;
}

/** Of the first document; undefined where it is no alert. */
export function ruleOfAlert([document]: readonly PastedDocument[]): CarriedRule | undefined {
  if (document === undefined) return undefined;
  const source = objectAt(document, '_source') ?? objectAt(document, 'fields') ?? document;
  const id = textAt(source, 'kibana.alert.rule.uuid');
  return id === undefined ? undefined : { id, name: textAt(source, 'kibana.alert.rule.name') ?? id };
}

/** Kibana writes names flat, its search answers lists, and what others store may be nested. */
function textAt(source: PastedDocument, name: string): string | undefined {
  const value = source[name] ?? nestedAt(source, name.split('.'));
  const [first]: readonly unknown[] = Array.isArray(value) ? value : [value];
  return typeof first === 'string' && first !== '' ? first : undefined;
}

function nestedAt(source: PastedDocument, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), source);
}

function objectAt(source: PastedDocument, name: string): PastedDocument | undefined {
  const value = source[name];
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is PastedDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
