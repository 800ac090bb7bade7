/** What was found for a document is asked for again a moment later: by whether the condition holds, then by its explanation. */
import type { PreparedDocument } from '../../document';

export function onceADocument<T>(read: (document: PreparedDocument) => T): (document: PreparedDocument) => T {
  const known = new WeakMap<PreparedDocument, { readonly found: T }>();
  return (document) => {
    let kept = known.get(document);
    if (kept === undefined) known.set(document, (kept = { found: read(document) }));
    return kept.found;
  };
}
