/** How far a list of steps has come. */
import type { StepProgress } from '../../../common/api';
import type { Step } from '../../../common/guides/guide';

export interface Progress {
  readonly total: number;
  /** Done or not applicable: nothing is left to do for it. */
  readonly settled: number;
}

export type ProgressByStep = Readonly<Record<string, Pick<StepProgress, 'state' | 'note'>>>;

/** Counts every step that can be ticked, sub-steps as well. */
export function countProgress(steps: readonly Step[], progress: ProgressByStep): Progress {
  const all = allSteps(steps);
  return { total: all.length, settled: all.filter((step) => isSettled(progress[step.id]?.state)).length };
}

/** In reading order: a step before its sub-steps. */
export function allSteps(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => [step, ...allSteps(step.children)]);
}

function isSettled(state: StepProgress['state'] | undefined): boolean {
  return state === 'done' || state === 'not_applicable';
}
