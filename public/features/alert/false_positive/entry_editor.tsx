/** Edits the entries of an exception; all of them have to hold for an event to be left out. */
import React from 'react';
import {
  EuiButtonEmpty,
  EuiButtonIcon,
  EuiComboBox,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPanel,
  EuiSelect,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { VisibleText } from '../../../shared/visible_text';
import type { DocumentField } from '../facts/document_fields';
import { COMPARISONS, takesManyValues, takesNoValue, type EntryDraft } from './entry_draft';
import { InPlainSight, ManyValues, OneValue, type EditableDraft } from './entry_values';
import { comparisonLabel, entryText } from './entry_words';

interface EntryEditorProps {
  readonly drafts: readonly EntryDraft[];
  /** Of the alert: what can be chosen, and which values come with it. */
  readonly fields: readonly DocumentField[];
  readonly onChange: (drafts: readonly EntryDraft[]) => void;
}

export function EntryEditor({ drafts, fields, onChange }: EntryEditorProps): React.ReactElement {
  const add = (): void => {
    const key = Math.max(0, ...drafts.map((draft) => draft.key)) + 1;
    onChange([...drafts, { kind: 'editable', key, field: '', comparison: 'is', values: [] }]);
  };
  return (
    <div data-test-subj="entry-editor">
      {drafts.map((draft, index) => (
        <React.Fragment key={draft.key}>
          {index > 0 && (
            <EuiText size="xs" color="subdued" style={{ padding: '4px 8px' }}>
              {i18n.translate('investigationGuides.alert.entry.and', { defaultMessage: 'and' })}
            </EuiText>
          )}
          <EntryRow
            draft={draft}
            fields={fields}
            onChange={(changed) => onChange(drafts.map((other) => (other.key === draft.key ? changed : other)))}
            onRemove={() => onChange(drafts.filter((other) => other.key !== draft.key))}
          />
        </React.Fragment>
      ))}
      <EuiSpacer size="xs" />
      <EuiButtonEmpty size="xs" iconType="plus" onClick={add}>
        {i18n.translate('investigationGuides.alert.entry.add', { defaultMessage: 'Add condition' })}
      </EuiButtonEmpty>
    </div>
  );
}

interface EntryRowProps {
  readonly draft: EntryDraft;
  readonly fields: readonly DocumentField[];
  readonly onChange: (draft: EntryDraft) => void;
  readonly onRemove: () => void;
}

function EntryRow({ draft, fields, onChange, onRemove }: EntryRowProps): React.ReactElement {
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="s">
      <EuiFlexGroup gutterSize="s" responsive={false} alignItems="flexStart">
        <EuiFlexItem style={{ minWidth: 0 }}>
          {draft.kind === 'fixed' ? (
            <EuiText size="s">
              <VisibleText text={entryText(draft.entry)} limit={300} />
            </EuiText>
          ) : (
            <Editable draft={draft} fields={fields} onChange={onChange} />
          )}
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButtonIcon
            iconType="trash"
            color="danger"
            aria-label={i18n.translate('investigationGuides.alert.entry.remove', {
              defaultMessage: 'Remove condition on {field}',
              values: { field: draft.kind === 'fixed' ? draft.entry.field : draft.field },
            })}
            onClick={onRemove}
          />
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiPanel>
  );
}

interface EditableProps {
  readonly draft: EditableDraft;
  readonly fields: readonly DocumentField[];
  readonly onChange: (draft: EntryDraft) => void;
}

function Editable({ draft, fields, onChange }: EditableProps): React.ReactElement {
  const fieldLabel = i18n.translate('investigationGuides.alert.entry.field', { defaultMessage: 'Field' });
  const choose = (field: string): void => {
    const values = fields.find(({ name }) => name === field)?.values ?? [];
    onChange({ ...draft, field, values: takesManyValues(draft.comparison) ? values : values.slice(0, 1) });
  };
  return (
    <>
      <EuiFlexGroup gutterSize="s" responsive={false}>
        <EuiFlexItem grow={3} style={{ minWidth: 0 }}>
          <EuiComboBox
            compressed
            fullWidth
            aria-label={fieldLabel}
            placeholder={fieldLabel}
            singleSelection={{ asPlainText: true }}
            isClearable={false}
            options={fields.map(({ name }) => ({ label: name }))}
            selectedOptions={draft.field === '' ? [] : [{ label: draft.field }]}
            onChange={([option]) => choose(option?.label ?? '')}
            onCreateOption={(name) => choose(name.trim())}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={2} style={{ minWidth: 0 }}>
          <EuiSelect
            compressed
            fullWidth
            aria-label={i18n.translate('investigationGuides.alert.entry.comparison', { defaultMessage: 'Comparison' })}
            options={COMPARISONS.map((value) => ({ value, text: comparisonLabel(value) }))}
            value={draft.comparison}
            onChange={(event) => {
              const comparison = COMPARISONS.find((value) => value === event.target.value);
              if (comparison !== undefined) onChange({ ...draft, comparison });
            }}
          />
        </EuiFlexItem>
      </EuiFlexGroup>
      <InPlainSight text={draft.field} />
      {!takesNoValue(draft.comparison) && (
        <>
          <EuiSpacer size="xs" />
          {takesManyValues(draft.comparison) ? (
            <ManyValues draft={draft} onChange={onChange} />
          ) : (
            <OneValue draft={draft} onChange={onChange} />
          )}
        </>
      )}
    </>
  );
}
