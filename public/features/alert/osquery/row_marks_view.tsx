/** Badges of a row: why it stands out. */
import React from 'react';
import { EuiBadge, EuiToolTip } from '@elastic/eui';
import type { RowMark } from '../../../../common/osquery/results';
import { foldText, nameHidden } from '../../../shared/visible_text';
import { markLabel, markText } from './mark_words';

interface RowMarksViewProps {
  readonly marks: readonly RowMark[];
  readonly isAdded: boolean;
  readonly columnName: (column: number) => string;
}

export function RowMarksView({ marks, isAdded, columnName }: RowMarksViewProps): React.ReactElement {
  const all = [...(isAdded ? [{ kind: 'added' as const }] : []), ...marks];
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 4, width: 'max-content', maxWidth: 220 }}>
      {all.map((mark) => (
        <EuiToolTip key={mark.kind} content={short(markText(mark, columnName), 400)}>
          <EuiBadge color={COLORS[mark.kind]} tabIndex={0} data-test-subj={`mark-${mark.kind}`}>
            {short(markLabel(mark), 40)}
          </EuiBadge>
        </EuiToolTip>
      ))}
    </div>
  );
}

const COLORS = {
  added: 'accent',
  alert_user: 'primary',
  changed_near_alert: 'warning',
  outside_address: 'danger',
  process: 'hollow',
} as const;

/** Names of processes and columns come from the host. */
function short(text: string, limit: number): string {
  const { head, isFolded } = foldText(nameHidden(text), limit);
  return isFolded ? `${head}…` : head;
}
