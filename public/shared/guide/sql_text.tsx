/** SQL with its placeholders or the values written for them marked: by colour, border and a title. */
import React from 'react';
import { EuiPanel, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { VisibleText } from '../visible_text';
import { useUnderline } from '../why/underlined_text';
import { CopyIcon } from './copyable_command';
import type { Mistake, QueryPiece } from './query_pieces';

interface SqlTextProps {
  readonly pieces: readonly QueryPiece[];
  readonly 'data-test-subj'?: string;
}

export function SqlText({ pieces, 'data-test-subj': testSubject }: SqlTextProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  const sql = pieces.map((piece) => piece.text).join('');
  return (
    <EuiPanel color="subdued" paddingSize="s" hasShadow={false} style={{ display: 'flex', alignItems: 'flex-start', gap: 4 }}>
      <code
        data-test-subj={testSubject}
        style={{
          flex: '1 1 auto',
          fontFamily: euiTheme.font.familyCode,
          fontSize: '0.8125rem',
          lineHeight: 1.6,
          minWidth: 0,
          overflowWrap: 'anywhere',
          whiteSpace: 'pre-wrap',
        }}
      >
        {pieces.map((piece, index) => (
          <Mistaken key={index} mistake={piece.mistake}>
            {piece.substitution === undefined ? piece.text : <Substituted field={piece.substitution.field} text={piece.text} />}
          </Mistaken>
        ))}
      </code>
      <CopyIcon text={sql} label={i18n.translate('investigationGuides.guide.query.copy', { defaultMessage: 'Copy query' })} />
    </EuiPanel>
  );
}

function Mistaken({
  mistake,
  children,
}: {
  readonly mistake: Mistake | undefined;
  readonly children: React.ReactNode;
}): React.ReactElement {
  const underline = useUnderline(mistake === 'warning' ? 'warning' : 'danger');
  if (mistake === undefined) return <>{children}</>;
  return (
    <span data-test-subj={`sql-${mistake}`} style={underline}>
      {children}
    </span>
  );
}

function Substituted({ field, text }: { readonly field: string; readonly text: string }): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <mark
      title={field}
      style={{
        background: 'transparent',
        borderBottom: `2px solid ${euiTheme.colors.primary}`,
        color: euiTheme.colors.primaryText,
        fontWeight: euiTheme.font.weight.bold,
      }}
    >
      <VisibleText text={text} />
    </mark>
  );
}
