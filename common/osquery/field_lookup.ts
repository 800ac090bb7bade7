/**
 * Gives `resolveQuery` the values of a document's fields, however the names are spelled (nested, dotted, half-dotted, lists of objects).
 * Unlike the engine's flattened view it tells a missing field from an empty one and from an object, because the analyst is told which.
 */
import type { EventSource } from '../engine';
import { LONGEST_FIELD_NAME } from './placeholders';

/**
 * Undefined for a field that is not there; otherwise what stands there, an object included. `process.args.0` and `process.args[0]` are the
 * first of a list, as in Kibana. Where a document spells a field in two ways, the one that holds something counts.
 */
export function fieldLookup(source: EventSource): (field: string) => unknown {
  const lookup = new Lookup();
  const known = new Map<string, unknown>();
  return (field) => {
    // A longer name is in no alert.
    if (field.length > LONGEST_FIELD_NAME) return undefined;
    if (!known.has(field)) known.set(field, lookup.in(source, field.replace(/\[(\d{1,6})\]/g, '.$1')));
    return known.get(field);
  };
}

class Lookup {
  /** The length of an object's longest name: read once, because a hostile alert has thousands of names, or thousands of objects. */
  private readonly longest = new WeakMap<object, number>();

  in(at: unknown, path: string): unknown {
    if (Array.isArray(at)) return this.inEach(at, path);
    if (typeof at !== 'object' || at === null) return undefined;
    const longest = this.longestNameOf(at);
    let found: unknown;
    // The longest name first; the few that the path begins with are asked for, and the others never looked at.
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', Math.min(end - 1, longest))) {
      const value = end > longest ? undefined : ownValue(at, path.slice(0, end));
      const below = value === undefined || end === path.length ? value : this.in(value, path.slice(end + 1));
      if (below !== undefined && !holdsNothing(below)) return below;
      found ??= below;
    }
    return found;
  }

  private inEach(items: readonly unknown[], path: string): unknown {
    const [lead, place] = PLACE.exec(path) ?? [];
    const item = items[Number(place)];
    if (lead !== undefined && item !== undefined) return lead.length === path.length ? item : this.in(item, path.slice(lead.length));
    // Flattened first, so that the depth of hostile nesting is not the depth of the call stack.
    const found = items
      .flat(8)
      .map((each) => (Array.isArray(each) ? undefined : this.in(each, path)))
      .filter((value) => value !== undefined);
    return found.length === 0 ? undefined : found.flat();
  }

  private longestNameOf(at: object): number {
    const known = this.longest.get(at);
    if (known !== undefined) return known;
    const longest = Object.keys(at).reduce((most, name) => Math.max(most, name.length), 0);
    this.longest.set(at, longest);
    return longest;
  }
}

/** Own names only: `constructor` is not a field. */
function ownValue(at: object, name: string): unknown {
  const value: unknown = Object.getOwnPropertyDescriptor(at, name)?.value;
  return value;
}

function holdsNothing(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.every((item) => item === null || item === ''));
}

const PLACE = /^(\d{1,6})(?:\.(?=.)|$)/;
