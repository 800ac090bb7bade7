/**
 * The note of a step. What is typed lives here until it is handed on (a moment after the last key, on leaving the field, on
 * leaving the page), and text from elsewhere never replaces text that was typed and not yet handed on.
 */
import React, { useEffect, useRef, useState } from 'react';
import { EuiTextArea } from '@elastic/eui';
import { i18n } from '@kbn/i18n';

interface StepNoteProps {
  readonly stepId: string;
  readonly note: string;
  readonly takesFocus: boolean;
  readonly onChange: (text: string) => void;
}

const PAUSE_MS = 900;
const LONGEST = 10_000;

export function StepNote({ stepId, note, takesFocus, onChange }: StepNoteProps): React.ReactElement {
  const { draft, type, flush } = useDraft(note, onChange);
  const label = i18n.translate('investigationGuides.guide.step.note', { defaultMessage: 'Note' });
  return (
    <EuiTextArea
      id={`step-note-${stepId}`}
      data-test-subj={`note-${stepId}`}
      aria-label={label}
      placeholder={i18n.translate('investigationGuides.guide.step.notePlaceholder', {
        defaultMessage: 'What you found, for whoever reads this next',
      })}
      autoFocus={takesFocus && note === ''}
      compressed
      fullWidth
      rows={Math.min(8, Math.max(2, draft.split('\n').length))}
      resize="vertical"
      maxLength={LONGEST}
      value={draft}
      onChange={(event) => type(event.target.value)}
      onBlur={flush}
    />
  );
}

function useDraft(note: string, onChange: (text: string) => void) {
  const [draft, setDraft] = useState(note);
  const [handedOn, setHandedOn] = useState(note);
  if (note !== handedOn) {
    // The stored note moved on. It is taken over only where nothing is typed that it does not know.
    if (draft === handedOn) setDraft(note);
    setHandedOn(note);
  }
  const latest = useRef({ draft, handedOn, onChange });
  latest.current = { draft, handedOn, onChange };
  const flush = (): void => {
    const { draft: text, handedOn: known, onChange: handOn } = latest.current;
    if (text !== known) handOn(text);
  };
  useEffect(() => {
    if (draft === handedOn) return undefined;
    const timer = setTimeout(flush, PAUSE_MS);
    return () => clearTimeout(timer);
    // `flush` reads the latest values through the ref.
  }, [draft, handedOn]);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  return { draft, type: setDraft, flush };
}
