/** `field: { a: 1 and b: 2 }` as a predicate: one object of the field satisfies the whole condition. */
import { prepareDocument, type EventSource, type FieldValue, type PreparedDocument } from '../../document';
import type { ExplanationNode } from '../../explain/explanation';
import type { Predicate } from '../../explain/predicate';
import type { KqlNested } from '../../kql/ast';
import { nestedObjects } from '../../nested_objects';
import { onceADocument } from './once_a_document';

/** Explaining costs more than matching: of very many objects that do not match, the nearest of the first is near enough. */
const MOST_COMPARED = 100;

/** `inner` reads names with `prefix` in front. */
export function compileNested({ span }: KqlNested, prefix: string, inner: Predicate): Predicate {
  const path = prefix.slice(0, -1);
  const objects = onceADocument((document): readonly PreparedDocument[] =>
    nestedObjects(document.source, path).map((object) => new ObjectBelow(object, prefix))
  );
  const first = onceADocument((document) => objects(document).find((object) => inner.matches(object)));
  return {
    matches: (document) => first(document) !== undefined,
    countMissed: (document, wanted) => ((first(document) !== undefined) === wanted ? 0 : 1),
    explain: (document, isExclusion) => {
      const found = objects(document);
      const matching = first(document);
      const shown =
        matching === undefined ? nearest(found.slice(0, MOST_COMPARED), inner, isExclusion) : inner.explain(matching, isExclusion);
      return {
        kind: 'nested',
        span,
        // Without an object nothing is satisfied, not even what asks for an absence.
        outcome: matching === undefined ? 'false' : 'true',
        reason: found.length === 0 ? 'field_missing' : 'branches',
        isExclusion,
        fields: found.length === 0 ? [{ name: path, values: [] }] : [],
        matchedValueSpans: [],
        children: [shown],
      };
    },
  };
}

const NOTHING = prepareDocument({});

/** An object of the field as a document of its own, whose names still begin with the field's. There may be a hundred thousand of them. */
class ObjectBelow implements PreparedDocument {
  private below: PreparedDocument | undefined;

  constructor(
    private readonly object: EventSource,
    private readonly prefix: string
  ) {}

  get source(): EventSource {
    return { [this.prefix.slice(0, -1)]: this.object };
  }

  values(field: string): readonly FieldValue[] {
    return field.startsWith(this.prefix) ? this.prepared().values(field.slice(this.prefix.length)) : [];
  }

  holdsNull(field: string): boolean {
    return field.startsWith(this.prefix) && this.prepared().holdsNull(field.slice(this.prefix.length));
  }

  fieldNames(): readonly string[] {
    return this.prepared()
      .fieldNames()
      .map((name) => this.prefix + name);
  }

  private prepared(): PreparedDocument {
    return (this.below ??= prepareDocument(this.object));
  }
}

/** Of objects that do not match, the one of which most is true. */
function nearest(objects: readonly PreparedDocument[], inner: Predicate, isExclusion: boolean): ExplanationNode {
  let best: ExplanationNode | undefined;
  for (const object of objects) {
    const node = inner.explain(object, isExclusion);
    if (best === undefined || countTrue(node) > countTrue(best)) best = node;
  }
  return best ?? inner.explain(NOTHING, isExclusion);
}

function countTrue(node: ExplanationNode): number {
  return node.children.reduce((sum, child) => sum + countTrue(child), node.children.length === 0 && node.outcome === 'true' ? 1 : 0);
}
