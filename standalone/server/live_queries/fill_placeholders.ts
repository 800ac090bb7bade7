/**
 * What Kibana's server does to a query that comes with alert ids: `{{field}}` is replaced by the alert's text, blindly. It is
 * here because the route must behave like Kibana's. This product never leans on it: its own browser part resolves queries
 * by their SQL and sends them finished.
 */
import { prepareDocument, type EventSource } from '../../../common/engine';

export type Filled = { readonly ok: true; readonly query: string } | { readonly ok: false; readonly missing: string };

export function fillPlaceholders(query: string, source: EventSource): Filled {
  const document = prepareDocument(source);
  const missing: string[] = [];
  const filled = query.replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, (whole, field: string) => {
    const [value] = document.values(field);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
    missing.push(field);
    return whole;
  });
  const [first] = missing;
  return first === undefined ? { ok: true, query: filled } : { ok: false, missing: first };
}
