/** `field: { a: 1 and b: 2 }` as a predicate: one object of the field satisfies the whole condition. */
import { prepareDocument, type EventSource, type PreparedDocument } from '../../document';
import type { ExplanationNode } from '../../explain/explanation';
import type { Predicate } from '../../explain/predicate';
import type { KqlNested } from '../../kql/ast';
import { nestedObjects } from '../../nested_objects';

/** `inner` reads names with `prefix` in front. */
export function compileNested({ span }: KqlNested, prefix: string, inner: Predicate): Predicate {
  const path = prefix.slice(0, -1);
  const objects = (document: PreparedDocument): readonly PreparedDocument[] =>
    nestedObjects(document.source, path).map((object) => objectBelow(object, prefix));
  return {
    matches: (document) => objects(document).some((object) => inner.matches(object)),
    explain: (document, isExclusion) => {
      const nodes = objects(document).map((object) => inner.explain(object, isExclusion));
      const shown = nearest(nodes) ?? inner.explain(NOTHING, isExclusion);
      return {
        kind: 'nested',
        span,
        // Without an object nothing is satisfied, not even what asks for an absence.
        outcome: nodes.length === 0 ? 'false' : shown.outcome,
        reason: nodes.length === 0 ? 'field_missing' : 'branches',
        isExclusion,
        fields: nodes.length === 0 ? [{ name: path, values: [] }] : [],
        matchedValueSpans: [],
        children: [shown],
      };
    },
  };
}

const NOTHING = prepareDocument({});

/** An object of the field as a document of its own, whose names still begin with the field's. */
function objectBelow(object: EventSource, prefix: string): PreparedDocument {
  const below = prepareDocument(object);
  const rest = (field: string): string | null => (field.startsWith(prefix) ? field.slice(prefix.length) : null);
  return {
    source: { [prefix.slice(0, -1)]: object },
    values: (field) => {
      const name = rest(field);
      return name === null ? [] : below.values(name);
    },
    holdsNull: (field) => {
      const name = rest(field);
      return name !== null && below.holdsNull(name);
    },
    fieldNames: () => below.fieldNames().map((name) => prefix + name),
  };
}

/** The object that matches, else the one of which most is true. */
function nearest(nodes: readonly ExplanationNode[]): ExplanationNode | undefined {
  let best: ExplanationNode | undefined;
  for (const node of nodes) {
    if (node.outcome === 'true') return node;
    if (best === undefined || countTrue(node) > countTrue(best)) best = node;
  }
  return best;
}

function countTrue(node: ExplanationNode): number {
  return node.children.reduce((sum, child) => sum + countTrue(child), node.children.length === 0 && node.outcome === 'true' ? 1 : 0);
}
