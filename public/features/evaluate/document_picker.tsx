/** Of several documents: which match, and which of them is being explained. */
import React from 'react';
import { EuiIcon, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RuleEvaluation } from '../../../common/api';

interface DocumentPickerProps {
  readonly count: number;
  readonly documents: NonNullable<RuleEvaluation['documents']>;
  readonly onPick: (place: number) => void;
}

export function DocumentPicker({ count, documents: { matched, shown }, onPick }: DocumentPickerProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  const matching = new Set(matched);
  return (
    <div
      role="group"
      aria-label={i18n.translate('investigationGuides.evaluate.pickDocument', { defaultMessage: 'Document to be explained' })}
      style={{ display: 'flex', flexWrap: 'wrap', gap: 4, maxHeight: 124, overflowY: 'auto', padding: 2 }}
    >
      {Array.from({ length: count }, (_unused, place) => {
        const isMatch = matching.has(place);
        const isShown = place === shown;
        return (
          <button
            key={place}
            type="button"
            aria-pressed={isShown}
            aria-label={documentLabel(place, isMatch)}
            data-test-subj={`document-${place}`}
            onClick={() => onPick(place)}
            style={{
              alignItems: 'center',
              background: isShown ? euiTheme.colors.lightShade : 'transparent',
              border: `1px solid ${isShown ? euiTheme.colors.primary : euiTheme.colors.lightShade}`,
              borderRadius: 4,
              color: isMatch ? euiTheme.colors.successText : euiTheme.colors.text,
              display: 'inline-flex',
              fontSize: '0.8125rem',
              fontVariantNumeric: 'tabular-nums',
              fontWeight: isShown ? 600 : 400,
              gap: 4,
              justifyContent: 'center',
              minHeight: 28,
              minWidth: 48,
              padding: '0 8px',
            }}
          >
            <EuiIcon type={isMatch ? 'check' : 'minus'} size="s" aria-hidden={true} />
            {place + 1}
          </button>
        );
      })}
    </div>
  );
}

function documentLabel(place: number, isMatch: boolean): string {
  const values = { place: place + 1 };
  return isMatch
    ? i18n.translate('investigationGuides.evaluate.documentMatches', { defaultMessage: 'Document {place}: matches', values })
    : i18n.translate('investigationGuides.evaluate.documentDoesNotMatch', { defaultMessage: 'Document {place}: does not match', values });
}
