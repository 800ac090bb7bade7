/** Severities in the order of their weight, for sorting. */
import type { Severity } from '../../../common/rules/rule';

const ranks: Record<Severity, number> = { low: 1, medium: 2, high: 3, critical: 4 };

export const severityRank = (severity: Severity): number => ranks[severity];
