/** A step's note as it was written: for who may read it and not change it, and for the two sides of a conflict. */
import React from 'react';
import { EuiPanel, EuiText } from '@elastic/eui';
import { VisibleText } from '../visible_text';

export function WrittenNote({ stepId, note }: { readonly stepId: string; readonly note: string }): React.ReactElement {
  return (
    <EuiPanel color="subdued" hasShadow={false} paddingSize="s" data-test-subj={`written-note-${stepId}`}>
      <EuiText size="s">
        <NoteText text={note} />
      </EuiText>
    </EuiPanel>
  );
}

/** Line breaks are part of a note; everything else hidden is shown. */
export function NoteText({ text }: { readonly text: string }): React.ReactElement {
  return (
    <>
      {text.split('\n').map((line, index) => (
        <React.Fragment key={index}>
          {index > 0 && <br />}
          <VisibleText text={line} />
        </React.Fragment>
      ))}
    </>
  );
}
