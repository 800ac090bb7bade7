/** Addresses of the Security app's pages; the same in 8.12.2 and on the main branch. */
import type { HttpStart } from '@kbn/core/public';
import type { SecurityLinks } from '../app/host';

/** The alert's own address leads through a redirect that finds the page and opens the flyout, whichever this Kibana has. */
export function securityLinks({ prepend }: HttpStart['basePath']): SecurityLinks {
  const page = (path: string) => prepend(`/app/security${path}`);
  return {
    alerts: page('/alerts'),
    alert: ({ id, index, timestamp }) =>
      page(`/alerts/redirect/${encodeURIComponent(id)}?${new URLSearchParams({ index, timestamp }).toString()}`),
    rule: (id) => page(`/rules/id/${encodeURIComponent(id)}`),
    case: (id) => page(`/cases/${encodeURIComponent(id)}`),
    // The state of a Timeline in the address is Rison; a quote or an exclamation mark in it is escaped by an exclamation mark.
    timeline: (id) => page(`/timelines?timeline=${encodeURIComponent(`(id:'${id.replace(/['!]/g, '!$&')}',isOpen:!t)`)}`),
  };
}
