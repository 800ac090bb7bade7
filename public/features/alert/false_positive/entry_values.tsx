/** The values of an entry as they are edited. They are sent exactly as they are; what a field to type in would hide or turn around is shown beside it. */
import React, { useState } from 'react';
import { EuiButtonIcon, EuiComboBox, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText, EuiTextArea } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { hidesSomething, nameHidden, VisibleText } from '../../../shared/visible_text';
import type { EntryDraft } from './entry_draft';

export type EditableDraft = Extract<EntryDraft, { readonly kind: 'editable' }>;

interface ValueProps {
  readonly draft: EditableDraft;
  readonly onChange: (draft: EntryDraft) => void;
}

/** What the control beside it cannot draw: characters without width, and in which order they really stand. */
export function InPlainSight({ text }: { readonly text: string }): React.ReactElement | null {
  if (!hidesSomething(text)) return null;
  return (
    <EuiText size="xs" color="subdued" data-test-subj="in-plain-sight">
      <EuiSpacer size="xs" />
      {i18n.translate('investigationGuides.alert.entry.inPlainSight', { defaultMessage: 'With its hidden characters:' })}{' '}
      <VisibleText text={text} limit={300} />
    </EuiText>
  );
}

/**
 * A field to type in obeys marks of direction, whatever its own direction is: a value may read backwards in it. So a value that hides
 * something is drawn safely until somebody asks to change it.
 */
export function OneValue({ draft, onChange }: ValueProps): React.ReactElement {
  const value = draft.values[0] ?? '';
  // A value, not a switch: one that comes from another proposal is drawn safely again.
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const type = (text: string): void => {
    setTyped(text);
    onChange({ ...draft, values: [text] });
  };
  if (typed === value || !hidesSomething(value)) {
    return (
      <>
        <TypedValue field={draft.field} value={value} takesFocus={typed === value} onType={type} onFocus={() => setTyped(value)} />
        <InPlainSight text={value} />
      </>
    );
  }
  return (
    <EuiFlexGroup gutterSize="xs" responsive={false} alignItems="flexStart">
      <EuiFlexItem style={{ minWidth: 0 }}>
        <EuiText size="s" data-test-subj="entry-value-shown">
          <VisibleText text={value} limit={600} />
        </EuiText>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonIcon
          iconType="pencil"
          size="xs"
          color="text"
          aria-label={i18n.translate('investigationGuides.alert.entry.changeValue', {
            defaultMessage: 'Change the value of {field}',
            values: { field: draft.field },
          })}
          onClick={() => setTyped(value)}
          data-test-subj="entry-value-change"
        />
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

interface TypedValueProps {
  readonly field: string;
  readonly value: string;
  /** It stands where the button was that led here. */
  readonly takesFocus: boolean;
  readonly onType: (text: string) => void;
  readonly onFocus: () => void;
}

/** A text area, because a one-line field would silently drop the line breaks that a hostile value may hold. */
function TypedValue({ field, value, takesFocus, onType, onFocus }: TypedValueProps): React.ReactElement {
  return (
    <EuiTextArea
      compressed
      fullWidth
      rows={value.length > 90 || value.includes('\n') ? 3 : 1}
      resize="vertical"
      dir="ltr"
      autoFocus={takesFocus}
      aria-label={valueLabel(field)}
      isInvalid={value === ''}
      value={value}
      onFocus={onFocus}
      onChange={(event) => onType(event.target.value)}
      data-test-subj="entry-value"
    />
  );
}

/** The labels name what is hidden; the keys keep the values as they are. */
export function ManyValues({ draft, onChange }: ValueProps): React.ReactElement {
  return (
    <EuiComboBox
      compressed
      fullWidth
      noSuggestions
      aria-label={valueLabel(draft.field)}
      isInvalid={draft.values.length === 0}
      selectedOptions={draft.values.map((value) => ({ key: value, label: nameHidden(value) }))}
      onChange={(options) => onChange({ ...draft, values: options.map(({ key, label }) => key ?? label) })}
      onCreateOption={(value) => onChange({ ...draft, values: [...draft.values.filter((other) => other !== value), value] })}
    />
  );
}

function valueLabel(field: string): string {
  return i18n.translate('investigationGuides.alert.entry.value', { defaultMessage: 'Value of {field}', values: { field } });
}
