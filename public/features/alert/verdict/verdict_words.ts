/** The verdicts in the reader's language. */
import { i18n } from '@kbn/i18n';
import type { CloseReason, VerdictKind } from './apply';

export function verdictLabel(verdict: VerdictKind): string {
  const labels: Record<VerdictKind, () => string> = {
    true_positive: () => i18n.translate('investigationGuides.alert.judge.truePositive', { defaultMessage: 'True positive' }),
    undecided: () => i18n.translate('investigationGuides.alert.judge.undecided', { defaultMessage: 'Not decided yet' }),
    false_positive: () => i18n.translate('investigationGuides.alert.judge.falsePositive', { defaultMessage: 'False positive' }),
  };
  return labels[verdict]();
}

export function doneTitle(verdict: VerdictKind): string {
  const titles: Record<VerdictKind, () => string> = {
    true_positive: () => i18n.translate('investigationGuides.alert.judge.truePositiveDone', { defaultMessage: 'Judged a true positive' }),
    undecided: () => i18n.translate('investigationGuides.alert.judge.undecidedDone', { defaultMessage: 'Marked as not decided yet' }),
    false_positive: () => i18n.translate('investigationGuides.alert.report.complete', { defaultMessage: 'Marked as false positive' }),
  };
  return titles[verdict]();
}

/** The reason that goes with a verdict when its alert is closed; what is not decided is not closed. */
export const closeReasonOf: Readonly<Record<Exclude<VerdictKind, 'undecided'>, CloseReason>> = {
  true_positive: 'true_positive',
  false_positive: 'false_positive',
};
