/**
 * A field for code with places underlined in it. The text lies twice in the same cell of a grid, below it once more with the marks and no
 * colour: so line breaks, scrolling and resizing cannot come apart, because the two scroll as one.
 */
import React, { useEffect, useRef, useState } from 'react';
import { useEuiTheme } from '@elastic/eui';
import type { TextMark } from '../../shared/why/text_runs';
import { UnderlinedText } from '../../shared/why/underlined_text';

interface CodeAreaProps {
  readonly value: string;
  readonly marks: readonly TextMark[];
  readonly isInvalid: boolean;
  /** Of an empty field and at first; a taller text scrolls, and the reader may pull the field open. */
  readonly height: string;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
  /** A place to go to; another object goes there again. */
  readonly goTo?: TextMark | undefined;
  readonly subject: string;
  /** Given by the form row around it. */
  readonly id?: string;
  readonly 'aria-describedby'?: string;
}

export function CodeArea(props: CodeAreaProps): React.ReactElement {
  const { value, marks, isInvalid, height, placeholder, onChange, goTo, subject, id } = props;
  const { euiTheme } = useEuiTheme();
  const [hasFocus, setHasFocus] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const backdrop = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (goTo === undefined) return;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(goTo.start, goTo.end);
    // Browsers without a layout have no such method.
    backdrop.current?.querySelector(`[data-start="${goTo.start}"]`)?.scrollIntoView?.({ block: 'nearest' });
  }, [goTo]);
  const edge = isInvalid ? euiTheme.colors.danger : hasFocus ? euiTheme.colors.primary : euiTheme.colors.mediumShade;
  const text = {
    border: 0,
    boxSizing: 'border-box',
    fontFamily: euiTheme.font.familyCode,
    fontSize: '0.8125rem',
    fontWeight: 400,
    gridArea: '1 / 1',
    letterSpacing: 'normal',
    lineHeight: 1.6,
    margin: 0,
    minWidth: 0,
    overflowWrap: 'anywhere',
    padding: '8px 12px',
    tabSize: 2,
    whiteSpace: 'pre-wrap',
    wordBreak: 'normal',
  } satisfies React.CSSProperties;
  return (
    <div
      style={{
        background: euiTheme.colors.emptyShade,
        borderRadius: 6,
        boxShadow: `inset 0 0 0 ${hasFocus ? 2 : 1}px ${edge}`,
        height,
        minHeight: 56,
        overflowX: 'hidden',
        overflowY: 'auto',
        resize: 'vertical',
      }}
    >
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', minHeight: '100%' }}>
        <div ref={backdrop} aria-hidden={true} style={{ ...text, color: 'transparent', pointerEvents: 'none', userSelect: 'none' }}>
          <UnderlinedText text={value} marks={marks} subject={`${subject}-mark`} />
          {/* A last line break would have no line of its own. */}
          {'\u200b'}
        </div>
        <textarea
          ref={field}
          id={id}
          value={value}
          aria-invalid={isInvalid}
          aria-describedby={props['aria-describedby']}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          placeholder={placeholder}
          data-test-subj={subject}
          onChange={({ target }) => onChange(target.value)}
          onFocus={() => setHasFocus(true)}
          onBlur={() => setHasFocus(false)}
          style={{
            ...text,
            background: 'transparent',
            caretColor: euiTheme.colors.text,
            color: euiTheme.colors.text,
            // Its height is that of the grid.
            height: '100%',
            outline: 'none',
            overflow: 'hidden',
            position: 'relative',
            resize: 'none',
            width: '100%',
          }}
        />
      </div>
    </div>
  );
}
