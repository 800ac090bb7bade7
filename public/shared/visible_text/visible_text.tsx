/** Shows a value from alert data as plain text: hidden characters get a visible name, very long values are folded. */
import React, { useState } from 'react';
import { EuiLink, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { foldText, textPieces } from './pieces';

interface VisibleTextProps {
  readonly text: string;
  /** Longer values are folded, with a way to see all of it. */
  readonly limit?: number;
}

export function VisibleText({ text, limit = 600 }: VisibleTextProps): React.ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const folded = foldText(text, limit);
  const isLong = folded.isFolded;
  return (
    <span style={{ unicodeBidi: 'isolate', direction: 'ltr', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
      <Pieces text={isLong && !isOpen ? folded.head : text} />
      {isLong && (
        <>
          {isOpen ? ' ' : '… '}
          <EuiLink onClick={() => setIsOpen(!isOpen)} aria-expanded={isOpen}>
            {isOpen
              ? i18n.translate('investigationGuides.guide.text.fold', { defaultMessage: 'Show less' })
              : i18n.translate('investigationGuides.guide.text.unfold', {
                  defaultMessage: 'Show all {count} characters',
                  values: { count: text.length },
                })}
          </EuiLink>
        </>
      )}
    </span>
  );
}

function Pieces({ text }: { readonly text: string }): React.ReactElement {
  return (
    <>
      {textPieces(text).map((piece, index) =>
        piece.kind === 'plain' ? (
          <React.Fragment key={index}>{piece.shown}</React.Fragment>
        ) : (
          <HiddenCharacter key={index} name={piece.shown} />
        )
      )}
    </>
  );
}

function HiddenCharacter({ name }: { readonly name: string }): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <span
      title={i18n.translate('investigationGuides.guide.text.hiddenCharacter', {
        defaultMessage: 'Hidden character {name}',
        values: { name },
      })}
      style={{
        border: `1px solid ${euiTheme.colors.warning}`,
        borderRadius: euiTheme.border.radius.small,
        color: euiTheme.colors.warningText,
        fontSize: '0.8em',
        margin: '0 1px',
        padding: '0 2px',
      }}
    >
      {name}
    </span>
  );
}
