/** The proposed exceptions, best first, each with its effect; choosing one fills the editor below. */
import React from 'react';
import { EuiBadge, EuiFlexGroup, EuiFlexItem, EuiPanel, EuiRadio, EuiSpacer, EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ExceptionSuggestionsResponse } from '../../../../common/api';
import { VisibleText } from '../../../shared/visible_text';
import { entryText, suggestionLabel } from './entry_words';
import { previewLine } from './preview_view';
import { needsConfirmation } from './preview_words';

type Suggestion = ExceptionSuggestionsResponse['suggestions'][number];

interface SuggestionCardsProps {
  readonly suggestions: readonly Suggestion[];
  readonly chosen: Suggestion['id'] | undefined;
  readonly onChoose: (suggestion: Suggestion) => void;
}

export function SuggestionCards({ suggestions, chosen, onChoose }: SuggestionCardsProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <div
      role="radiogroup"
      aria-label={i18n.translate('investigationGuides.alert.suggestion.title', { defaultMessage: 'Proposed exceptions' })}
    >
      {suggestions.map((suggestion, index) => (
        <React.Fragment key={suggestion.id}>
          {index > 0 && <EuiSpacer size="s" />}
          <EuiPanel
            hasBorder
            hasShadow={false}
            paddingSize="s"
            data-test-subj={`suggestion-${suggestion.id}`}
            style={
              suggestion.id === chosen
                ? { borderColor: euiTheme.colors.primary, boxShadow: `0 0 0 1px ${euiTheme.colors.primary}` }
                : undefined
            }
          >
            <EuiFlexGroup gutterSize="s" responsive={false} alignItems="center">
              <EuiFlexItem>
                <EuiRadio
                  id={`suggestion-${suggestion.id}`}
                  name="exception-suggestion"
                  checked={suggestion.id === chosen}
                  onChange={() => onChoose(suggestion)}
                  label={<strong>{suggestionLabel(suggestion.id)}</strong>}
                />
              </EuiFlexItem>
              {index === 0 && !needsConfirmation(suggestion.preview) && (
                <EuiFlexItem grow={false}>
                  <EuiBadge color="success">
                    {i18n.translate('investigationGuides.alert.suggestion.best', { defaultMessage: 'Best fit' })}
                  </EuiBadge>
                </EuiFlexItem>
              )}
              {needsConfirmation(suggestion.preview) && (
                <EuiFlexItem grow={false}>
                  <EuiBadge color="danger">
                    {i18n.translate('investigationGuides.alert.suggestion.broad', { defaultMessage: 'Too broad' })}
                  </EuiBadge>
                </EuiFlexItem>
              )}
            </EuiFlexGroup>
            <EuiText size="xs" style={{ paddingLeft: 24 }}>
              {suggestion.entries.map((entry, at) => (
                <div key={at} style={{ fontFamily: euiTheme.font.familyCode }}>
                  <VisibleText text={entryText(entry)} limit={160} />
                </div>
              ))}
              <div style={{ color: euiTheme.colors.subduedText }}>{previewLine(suggestion.preview)}</div>
            </EuiText>
          </EuiPanel>
        </React.Fragment>
      ))}
    </div>
  );
}
