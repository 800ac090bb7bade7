/** Colours of the linter's severities, as names of EUI. */
import type { LintSeverity } from '../../../../common/linting/codes';

export const severityColors: Readonly<Record<LintSeverity, 'danger' | 'warning' | 'hollow'>> = {
  error: 'danger',
  warning: 'warning',
  note: 'hollow',
};
