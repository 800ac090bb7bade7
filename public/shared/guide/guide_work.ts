/** What a page lends the guide so that it can be worked with; a guide without it is for reading. */
import type { ReactNode } from 'react';
import type { SearchResolution, StepProgress, StepState } from '../../../common/api';
import type { InvestigateDirective, OsqueryDirective } from '../../../common/guides/guide';
import type { Resolution } from '../../../common/osquery/resolution';
import type { ProgressByStep } from './step_progress';

export interface StepChange {
  readonly state?: StepState;
  readonly note?: string;
}

/** Where the saving of a step's last change stands. */
export type StepSave =
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly message: string }
  /** Somebody else changed the same thing: both are kept until a person decides. */
  | { readonly kind: 'conflict'; readonly mine: StepChange; readonly theirs: StepProgress };

export type ConflictChoice = 'mine' | 'theirs' | 'both';

export interface GuideWork {
  /** Who may only read sees what was done and changes nothing. */
  readonly isReadOnly: boolean;
  /** What the analyst sees: what is stored, with changes that are still being saved laid over it. */
  readonly progress: ProgressByStep;
  readonly saves: Readonly<Record<string, StepSave>>;
  readonly onChange: (stepId: string, change: StepChange) => void;
  readonly onRetry: (stepId: string) => void;
  readonly onResolve: (stepId: string, choice: ConflictChoice) => void;
  /** The part of a query's card that runs it and shows the rows. */
  readonly renderRun: (directive: OsqueryDirective, resolution: Resolution) => ReactNode;
  /** The part of a search's card that runs it and shows what was found. */
  readonly renderSearch: (directive: InvestigateDirective, resolution: SearchResolution) => ReactNode;
}
