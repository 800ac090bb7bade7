/** A text with places underlined as mistakes, in the same way wherever it stands. */
import React from 'react';
import { useEuiTheme } from '@elastic/eui';
import { textRuns, type TextMark } from './text_runs';

interface UnderlinedTextProps {
  readonly text: string;
  readonly marks: readonly TextMark[];
  readonly subject: string;
}

export function UnderlinedText({ text, marks, subject }: UnderlinedTextProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <>
      {textRuns(text, marks).map(({ text: run, mark }, index) =>
        mark === undefined ? (
          <React.Fragment key={index}>{run}</React.Fragment>
        ) : (
          <span
            key={index}
            data-start={marks[mark]?.start}
            data-test-subj={subject}
            style={{
              background: `color-mix(in srgb, ${euiTheme.colors.danger} 14%, transparent)`,
              borderRadius: 2,
              // The line below it is to be seen as well where it is scrolled to.
              scrollMargin: 12,
              textDecoration: `underline wavy ${euiTheme.colors.danger}`,
              textDecorationSkipInk: 'none',
              textUnderlineOffset: 3,
            }}
          >
            {run}
          </span>
        )
      )}
    </>
  );
}
