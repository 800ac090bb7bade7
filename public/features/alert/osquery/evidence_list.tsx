/** The rows that were kept with the alert, in one place. */
import React, { useMemo } from 'react';
import { EuiAccordion, EuiButtonIcon, EuiFlexGroup, EuiFlexItem, EuiPanel, EuiSpacer, EuiText, EuiToolTip } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { PinnedRow } from '../../../../common/api';
import { resultTable, type ColumnKind } from '../../../../common/osquery/results';
import { usePermission } from '../../../shared/permission';
import { personName } from '../../../shared/person';
import { formatTime } from '../../../shared/time';
import { nameHidden, VisibleText } from '../../../shared/visible_text';
import { AgentNameView } from './agents/agent_name';
import { readableCell } from './cell_text';
import { useEvidence } from './use_evidence';

/** Nothing as long as there is none. */
export function EvidenceList({ alertId }: { readonly alertId: string }): React.ReactElement | null {
  const evidence = useEvidence(alertId);
  const canWork = usePermission('work').isAllowed;
  if (evidence.rows.length === 0) return null;
  return (
    <>
      <EuiPanel hasBorder hasShadow={false} paddingSize="s" data-test-subj="evidence">
        <EuiAccordion
          id="evidence-list"
          initialIsOpen={evidence.rows.length <= 3}
          buttonContent={
            <EuiText size="s">
              <strong>
                {i18n.translate('investigationGuides.osquery.evidence.title', {
                  defaultMessage: 'Evidence: {count, plural, one {# row} other {# rows}}',
                  values: { count: evidence.rows.length },
                })}
              </strong>
            </EuiText>
          }
        >
          {evidence.rows.map((pinned) => (
            <PinnedRowView key={pinned.id} pinned={pinned} onUnpin={canWork ? () => evidence.unpin(pinned.id) : undefined} />
          ))}
        </EuiAccordion>
      </EuiPanel>
      <EuiSpacer size="s" />
    </>
  );
}

function PinnedRowView({
  pinned,
  onUnpin,
}: {
  readonly pinned: PinnedRow;
  readonly onUnpin: (() => void) | undefined;
}): React.ReactElement {
  const table = useMemo(() => {
    const rows = [{ id: pinned.id, agentId: pinned.agent_id, columns: pinned.row }];
    return resultTable({ rows, total: 1, isTruncated: false }, pinned.query);
  }, [pinned]);
  return (
    <div data-test-subj="evidence-row">
      <EuiSpacer size="s" />
      <EuiFlexGroup gutterSize="s" responsive={false} alignItems="flexStart">
        <EuiFlexItem style={{ minWidth: 0 }}>
          <EuiText size="xs">
            <strong>{nameHidden(pinned.label)}</strong>{' '}
            <span style={{ opacity: 0.75 }}>
              {pinnedBy(pinned)}
              {pinned.agent_id !== undefined && (
                <>
                  {' · '}
                  <AgentNameView id={pinned.agent_id} />
                </>
              )}
            </span>
            <div style={{ display: 'flex', flexWrap: 'wrap', columnGap: 12 }}>
              {table.columns.map(({ name, kind }, column) => (
                <Value key={name} name={name} kind={kind} text={table.rows[0]?.cells[column] ?? ''} />
              ))}
            </div>
          </EuiText>
        </EuiFlexItem>
        {onUnpin !== undefined && (
          <EuiFlexItem grow={false}>
            <EuiToolTip content={unpinLabel()}>
              <EuiButtonIcon
                iconType="cross"
                size="xs"
                color="text"
                aria-label={unpinLabel()}
                onClick={onUnpin}
                data-test-subj="remove-evidence"
              />
            </EuiToolTip>
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
    </div>
  );
}

function Value({ name, kind, text }: { readonly name: string; readonly kind: ColumnKind; readonly text: string }): React.ReactElement {
  const readable = readableCell(kind, text);
  return (
    <span title={readable === undefined ? undefined : text}>
      <span style={{ opacity: 0.75 }}>{nameHidden(name)}</span> {readable ?? <VisibleText text={text} limit={160} />}
    </span>
  );
}

const unpinLabel = (): string =>
  i18n.translate('investigationGuides.osquery.evidence.unpin', { defaultMessage: 'Take away from the evidence' });

function pinnedBy({ pinned_at, pinned_by }: PinnedRow): string {
  const who = personName(pinned_by);
  return [formatTime(pinned_at), ...(who === undefined ? [] : [who])].join(' · ');
}
