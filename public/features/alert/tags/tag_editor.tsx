/** Chooses the tags of an alert: those that are used, Kibana's own, or one that is typed. All changes go in one request. */
import React, { useState } from 'react';
import { EuiButton, EuiComboBox, EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary } from '../../../../common/api';
import { tagChange, typedTag } from './tag_choices';
import { useSetTags, useTagProposals } from './use_tags';

interface TagEditorProps {
  readonly alert: Pick<AlertSummary, 'id' | 'tags'>;
  readonly onClose: () => void;
}

export function TagEditor({ alert, onClose }: TagEditorProps): React.ReactElement {
  const [wanted, setWanted] = useState(alert.tags);
  const proposals = useTagProposals(true).data ?? [];
  const { mutateAsync, isIdle, isSuccess, isError } = useSetTags(alert.id, alert.tags);
  const isBusy = !isIdle && !isSuccess && !isError;
  const { add, remove } = tagChange(alert.tags, wanted);
  const label = i18n.translate('investigationGuides.tags.label', { defaultMessage: 'Tags of this alert' });
  const save = async (): Promise<void> => {
    try {
      await mutateAsync(wanted);
    } catch {
      // The notice said why; the choice stays in front of the analyst.
      return;
    }
    onClose();
  };
  return (
    <div style={{ width: 360, maxWidth: '80vw' }} data-test-subj="tag-editor">
      <EuiFlexGroup gutterSize="s" responsive={false}>
        <EuiFlexItem>
          <EuiComboBox
            compressed
            aria-label={label}
            placeholder={i18n.translate('investigationGuides.tags.placeholder', { defaultMessage: 'Choose or type' })}
            options={proposals.filter((tag) => !wanted.includes(tag)).map((tag) => ({ label: tag }))}
            selectedOptions={wanted.map((tag) => ({ label: tag }))}
            onChange={(chosen) => setWanted(chosen.map((option) => option.label))}
            onCreateOption={(typed) => {
              const tag = typedTag(typed, [...wanted, ...proposals]);
              if (tag !== undefined && !wanted.includes(tag)) setWanted([...wanted, tag]);
            }}
            customOptionText={i18n.translate('investigationGuides.tags.create', {
              defaultMessage: 'Add the tag {typed}',
              values: { typed: '{searchValue}' },
            })}
            data-test-subj="tag-choice"
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton
            size="s"
            fill
            isLoading={isBusy}
            isDisabled={add.length + remove.length === 0}
            onClick={() => void save()}
            data-test-subj="save-tags"
          >
            {i18n.translate('investigationGuides.tags.save', { defaultMessage: 'Save' })}
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
    </div>
  );
}
