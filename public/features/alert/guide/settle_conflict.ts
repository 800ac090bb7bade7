/**
 * Two people changed the same step. What only one of them changed is merged without asking; what both changed differently is
 * for a person to decide, and until then both texts are kept.
 */
import type { StepProgress } from '../../../../common/api';
import type { ConflictChoice, StepChange } from '../../../shared/guide';

export type Settlement =
  /** Write this on top of what is stored now. */
  { readonly kind: 'write'; readonly change: StepChange } | { readonly kind: 'nothing' } | { readonly kind: 'ask' };

interface Sides {
  /** What was stored when the change was made. */
  readonly base: StepProgress | undefined;
  readonly mine: StepChange;
  readonly theirs: StepProgress | undefined;
}

export function settleConflict({ base, mine, theirs }: Sides): Settlement {
  const state = settleOne(base?.state ?? 'open', mine.state, theirs?.state ?? 'open');
  const note = settleOne(base?.note ?? '', mine.note, theirs?.note ?? '');
  if (state === 'ask' || note === 'ask') return { kind: 'ask' };
  const change: StepChange = {
    ...(state === 'write' && mine.state !== undefined ? { state: mine.state } : {}),
    ...(note === 'write' && mine.note !== undefined ? { note: mine.note } : {}),
  };
  return Object.keys(change).length === 0 ? { kind: 'nothing' } : { kind: 'write', change };
}

/** What to write after the person decided; undefined when the stored version stays. */
export function chosenChange(mine: StepChange, theirs: StepProgress, choice: ConflictChoice): StepChange | undefined {
  switch (choice) {
    case 'mine':
      return mine;
    case 'theirs':
      return undefined;
    case 'both':
      return mine.note === undefined ? mine : { ...mine, note: joinNotes(theirs.note, mine.note) };
  }
}

function settleOne<T>(base: T, mine: T | undefined, theirs: T): 'write' | 'nothing' | 'ask' {
  if (mine === undefined || mine === theirs) return 'nothing';
  return theirs === base ? 'write' : 'ask';
}

function joinNotes(theirs: string, mine: string): string {
  return theirs === '' ? mine : `${theirs}\n${mine}`;
}
