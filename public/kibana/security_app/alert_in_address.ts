/**
 * Which alert an address of Kibana's Security app shows. It keeps what its flyouts show in the address, as Rison (JSON with other
 * punctuation). Only the innermost parentheses matter here, so this reads those by hand: the code is loaded on every page of Kibana.
 *
 * - `eventFlyout` (8.12): `(panelView:eventDetail,params:(eventId:…,indexName:…))`, or with panels as below;
 * - `flyout`: `(preview:!(),right:(id:document-details-right,params:(id:…,indexName:…)))`;
 * - `flyoutV2` (the main branch): `!((documentId:…,indexName:…,kind:document))`.
 */
const SECURITY_PATH = '/app/security/';
const REDIRECT = 'alerts/redirect/';

/** A flyout of the timeline lies over one of the page. */
const FLYOUTS = ['timelineFlyout', 'flyoutV2Timeline', 'flyout', 'flyoutV2', 'eventFlyout'];
const ID_NAMES = ['id', 'eventId', 'documentId'];

/** Events, attacks and the previews of rules open in the same flyouts, and have no guide. */
const ALERTS_INDEX = /^\.(internal\.)?alerts-security\.alerts-/;
const LONGEST_ID = 512;

/** The id of the open alert; undefined for every other address, whatever it holds. */
export function alertInAddress({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string | undefined {
  const start = pathname.indexOf(SECURITY_PATH);
  if (start < 0) return undefined;
  const page = pathname.slice(start + SECURITY_PATH.length);
  if (page.startsWith(REDIRECT)) return decoded(page.slice(REDIRECT.length).split('/')[0] ?? '');
  const query = new URLSearchParams(search);
  for (const name of FLYOUTS) {
    const id = alertInFlyout(query.get(name) ?? '');
    if (id !== undefined) return id;
  }
  return undefined;
}

/** Panels stand in the order of their names and later flyouts after earlier ones: the last alert is the one that is looked at. */
function alertInFlyout(state: string): string | undefined {
  let found: string | undefined;
  for (const [, group = ''] of state.matchAll(/\(([^()]*)\)/g)) {
    if (!ALERTS_INDEX.test(valueOf(group, 'indexName') ?? '')) continue;
    for (const name of ID_NAMES) found = usable(valueOf(group, name)) ?? found;
  }
  return found;
}

/** A value stands bare or in single quotes, in which `!` goes before a quote and before itself. */
function valueOf(group: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|,)${name}:(?:'((?:[^'!]|!.)*)'|([^',!]*))(?:,|$)`).exec(group);
  return match?.[1]?.replace(/!(.)/g, '$1') ?? match?.[2];
}

function decoded(segment: string): string | undefined {
  try {
    return usable(decodeURIComponent(segment));
  } catch (error) {
    // The address bar holds what people type into it; a broken one shows no alert.
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** `.` and `..` would lead elsewhere when they stand in a path. */
function usable(id: string | undefined): string | undefined {
  return id === undefined || id === '' || id === '.' || id === '..' || id.length > LONGEST_ID ? undefined : id;
}
