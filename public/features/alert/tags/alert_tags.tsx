/** The alert's tags as small badges, and the way to change them. */
import React, { useState } from 'react';
import { EuiBadge, EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiPopover } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary } from '../../../../common/api';
import { usePermission, WithReason } from '../../../shared/permission';
import { VisibleText } from '../../../shared/visible_text';
import { TagEditor } from './tag_editor';

export function AlertTags({ alert }: { readonly alert: Pick<AlertSummary, 'id' | 'tags'> }): React.ReactElement {
  const { isAllowed, reason } = usePermission('alerts');
  const [isOpen, setIsOpen] = useState(false);
  const label =
    alert.tags.length === 0
      ? i18n.translate('investigationGuides.tags.add', { defaultMessage: 'Add tags' })
      : i18n.translate('investigationGuides.tags.change', { defaultMessage: 'Change tags' });
  const button = (
    <WithReason reason={reason}>
      <EuiButtonEmpty
        size="xs"
        flush="left"
        iconType="tag"
        isDisabled={!isAllowed}
        onClick={() => setIsOpen(!isOpen)}
        data-test-subj="change-tags"
      >
        {label}
      </EuiButtonEmpty>
    </WithReason>
  );
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap style={{ rowGap: 4 }} data-test-subj="alert-tags">
      {alert.tags.map((tag) => (
        <EuiFlexItem grow={false} key={tag} data-test-subj="alert-tag">
          <EuiBadge color="hollow" title={tag}>
            <VisibleText text={tag} limit={60} />
          </EuiBadge>
        </EuiFlexItem>
      ))}
      <EuiFlexItem grow={false}>
        <EuiPopover
          aria-label={label}
          button={button}
          isOpen={isOpen}
          closePopover={() => setIsOpen(false)}
          anchorPosition="downLeft"
          panelPaddingSize="s"
        >
          <TagEditor alert={alert} onClose={() => setIsOpen(false)} />
        </EuiPopover>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
