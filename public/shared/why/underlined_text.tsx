/** A text with places underlined as mistakes, in the same way wherever it stands. */
import React from 'react';
import { useEuiTheme } from '@elastic/eui';
import { textRuns, type TextMark } from './text_runs';

interface UnderlinedTextProps {
  readonly text: string;
  readonly marks: readonly TextMark[];
  readonly subject: string;
}

/** How a mistake is underlined, here and in texts that have other marks too. */
export function useUnderline(color: 'danger' | 'warning' = 'danger'): React.CSSProperties {
  const { euiTheme } = useEuiTheme();
  return {
    background: `color-mix(in srgb, ${euiTheme.colors[color]} 14%, transparent)`,
    borderRadius: 2,
    // The line below it is to be seen as well where it is scrolled to.
    scrollMargin: 12,
    textDecoration: `underline wavy ${euiTheme.colors[color]}`,
    textDecorationSkipInk: 'none',
    textUnderlineOffset: 3,
  };
}

export function UnderlinedText({ text, marks, subject }: UnderlinedTextProps): React.ReactElement {
  const underline = useUnderline();
  return (
    <>
      {textRuns(text, marks).map(({ text: run, mark }, index) =>
        mark === undefined ? (
          <React.Fragment key={index}>{run}</React.Fragment>
        ) : (
          <span key={index} data-start={marks[mark]?.start} data-test-subj={subject} style={underline}>
            {run}
          </span>
        )
      )}
    </>
  );
}
