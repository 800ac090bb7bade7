/** One mistake below a field: where it is, as a way to go there, and what to write instead. */
import React from 'react';
import { EuiLink } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { lineAndColumn, type TextMark } from '../../shared/why/text_runs';

/** A mistake in a text. Without a place it is about the whole. */
export interface TextMistake {
  readonly message: string;
  readonly at: TextMark | undefined;
}

interface MistakeLineProps {
  readonly text: string;
  readonly mistake: TextMistake;
  readonly onGo: (at: TextMark) => void;
}

export function MistakeLine({ text, mistake: { message, at }, onGo }: MistakeLineProps): React.ReactElement {
  return (
    <span data-test-subj="mistake" style={{ overflowWrap: 'anywhere' }}>
      {at !== undefined && (
        <>
          <EuiLink color="danger" onClick={() => onGo({ ...at })} data-test-subj="mistake-place">
            <strong>
              {i18n.translate('investigationGuides.evaluate.place', {
                defaultMessage: 'Line {line}, column {column}',
                values: lineAndColumn(text, at.start),
              })}
            </strong>
          </EuiLink>{' '}
        </>
      )}
      {message}
    </span>
  );
}

/** Of a text that has been changed since, the mistakes that still stand where they stood. */
export function stillThere(
  mistakes: readonly TextMistake[],
  { asked, now }: { readonly asked: string; readonly now: string }
): readonly TextMistake[] {
  return mistakes.filter(({ at }) => asked === now || (at !== undefined && at.end > at.start && now.startsWith(asked.slice(0, at.end))));
}
