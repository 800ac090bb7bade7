/** Where the sections, steps, queries and searches of a guide's model stand in its text: the way from a finding to what the page shows. */
import { walk, type Block, type Tree } from './markdown_tree';
import { readParts } from './parse_guide';
import type { PlacedDirective } from './placed_directives';
import { draftSection, type StepDraft } from './step_drafts';

export interface GuidePlace {
  readonly kind: 'section' | 'step' | 'query' | 'search';
  /** As in the model that `parseGuide` makes of the same texts. */
  readonly id: string;
  readonly field: 'note' | 'setup';
  readonly start: number;
  /** Of a query or a search; the others go on to the next one. */
  readonly end: number | undefined;
}

/** In the order of the text; those whose place is not known are left out. */
export function placesOfGuide(note: string, setup = ''): readonly GuidePlace[] {
  const places = readParts(note, setup).parts.flatMap(({ part: { kind, blocks, offset }, id, field }) => {
    const { intro, steps } = draftSection(kind, blocks);
    const found = steps.flatMap((step, index) => placesOfStep(step, `${id}-${index + 1}`));
    const start = offset ?? least([...intro.map(offsetOf), ...found.map((place) => place.start)]);
    const section: Unplaced[] = start === undefined ? [] : [{ kind: 'section', id, start, end: undefined }];
    return [...section, ...found].map((place): GuidePlace => ({ ...place, field }));
  });
  return places.sort((a, b) => (a.field === b.field ? a.start - b.start : a.field === 'note' ? -1 : 1));
}

type Unplaced = Omit<GuidePlace, 'field'>;

function placesOfStep({ blocks, directives, children }: StepDraft, id: string): readonly Unplaced[] {
  const queries = directives.filter(({ content }) => content.kind === 'osquery');
  const searches = directives.filter(({ content }) => content.kind === 'investigate');
  const within = [
    ...queries.flatMap((directive, index) => placeOf(directive, 'query', `${id}-q${index + 1}`)),
    ...searches.flatMap((directive, index) => placeOf(directive, 'search', `${id}-s${index + 1}`)),
    ...children.flatMap((child, index) => placesOfStep(child, `${id}-${index + 1}`)),
  ];
  const start = least([...blocks.map(offsetOf), ...directives.map(({ offset }) => offset), ...within.map((place) => place.start)]);
  return start === undefined ? within : [{ kind: 'step', id, start, end: undefined }, ...within];
}

function placeOf({ offset, text }: PlacedDirective, kind: 'query' | 'search', id: string): readonly Unplaced[] {
  return offset === undefined ? [] : [{ kind, id, start: offset, end: offset + text.length }];
}

/** Of the first text in it: a paragraph of several steps has one place for all of them. */
function offsetOf(block: Block): number | undefined {
  const nodes: readonly Tree[] = [...walk(block)];
  return least(nodes.filter(({ children }) => children === undefined).map(({ position }) => position?.start.offset));
}

function least(offsets: readonly (number | undefined)[]): number | undefined {
  const known = offsets.filter((offset) => offset !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** What stands at that offset: the query or search around it, else the step or section that began last. */
export function placeInGuide(places: readonly GuidePlace[], field: string, offset: number): GuidePlace | undefined {
  const inField = places.filter((place) => place.field === field);
  // A finding at the blanks before the first word belongs to that word.
  const last = inField.filter(({ start, end }) => start <= offset && (end === undefined || offset < end)).at(-1);
  return last ?? inField[0];
}
