/**
 * Work on the guide of another rule. Steps and queries of every guide are numbered from one, and the investigation of the alert keeps them
 * under their ids: those of another rule's guide are kept under that rule's name, so that none is taken for the other.
 */
import type { GuideWork, ProgressByStep } from '../../../shared/guide';

/** Under which a step or query of the rule's guide is kept; without a rule it is the alert's own guide. */
export function scopedId(ruleId: string | undefined, id: string): string {
  return ruleId === undefined ? id : `${ruleId}:${id}`;
}

export function scopedWork(work: GuideWork, ruleId: string | undefined): GuideWork {
  if (ruleId === undefined) return work;
  const own = <T>(kept: Readonly<Record<string, T>>): Readonly<Record<string, T>> => {
    const prefix = scopedId(ruleId, '');
    return Object.fromEntries(
      Object.entries(kept).flatMap(([id, value]) => (id.startsWith(prefix) ? [[id.slice(prefix.length), value]] : []))
    );
  };
  const progress: ProgressByStep = own(work.progress);
  return {
    ...work,
    progress,
    saves: own(work.saves),
    onChange: (stepId, change) => work.onChange(scopedId(ruleId, stepId), change),
    onRetry: (stepId) => work.onRetry(scopedId(ruleId, stepId)),
    onResolve: (stepId, choice) => work.onResolve(scopedId(ruleId, stepId), choice),
  };
}
