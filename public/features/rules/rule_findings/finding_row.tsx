/** One finding: what it is, where it stands, the text around the place, and what that would be when mended. */
import React, { type ReactElement } from 'react';
import { EuiBadge, EuiFlexGroup, EuiFlexItem, EuiLink, EuiSpacer, EuiText, useEuiTheme } from '@elastic/eui';
import { FormattedMessage } from '@kbn/i18n-react';
import type { RuleFinding } from '../../../../common/api';
import { useHost } from '../../../shared/host_context';
import { VisibleText } from '../../../shared/visible_text';
import { findingText, placeText, severityText } from './finding_words';
import { severityColors } from './severity_colors';

/** What of the page a finding is about. */
export type FindingTarget = NonNullable<RuleFinding['target']>;

interface FindingRowProps {
  readonly finding: RuleFinding;
  readonly onShow: (target: FindingTarget) => void;
}

export function FindingRow({ finding, onShow }: FindingRowProps): ReactElement {
  const { euiTheme } = useEuiTheme();
  const { locale } = useHost();
  const { severity, code, place, mended } = finding;
  const text = findingText(finding, locale);
  // What the sentence names already is not shown a second time.
  const isShown =
    place !== undefined && place.at.trim() !== '' && !(mended === undefined && place.at.length > 3 && text.includes(place.at));
  return (
    <div style={{ borderTop: euiTheme.border.thin, marginTop: euiTheme.size.s, paddingTop: euiTheme.size.s }} data-test-subj="ruleFinding">
      <EuiFlexGroup gutterSize="s" alignItems="flexStart" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiBadge color={severityColors[severity]}>{severityText(severity)}</EuiBadge>
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 0 }}>
          <EuiText size="s">
            <VisibleText text={text} limit={600} />
          </EuiText>
          <EuiText size="xs" color="subdued">
            {place !== undefined && (
              <>
                <Place finding={finding} onShow={onShow} />
                {' · '}
              </>
            )}
            <code>{code}</code>
          </EuiText>
          {isShown && (
            <>
              <EuiSpacer size="xs" />
              <Excerpt {...place} />
            </>
          )}
          {mended !== undefined && (
            <>
              <EuiText size="xs" color="subdued">
                <FormattedMessage id="investigationGuides.rule.findings.becomes" defaultMessage="It should be" />
              </EuiText>
              <Excerpt {...mended} />
            </>
          )}
        </EuiFlexItem>
      </EuiFlexGroup>
    </div>
  );
}

/** Leads to the place where the page shows it. */
function Place({ finding, onShow }: FindingRowProps): ReactElement {
  const { target } = finding;
  const { euiTheme } = useEuiTheme();
  const text = placeText(finding);
  if (target === undefined) return <>{text}</>;
  return (
    // In subdued text a link is subdued as well.
    <EuiLink onClick={() => onShow(target)} style={{ color: euiTheme.colors.primaryText }} data-test-subj="findingPlace">
      {text}
    </EuiLink>
  );
}

function Excerpt({ before, at, after }: Pick<NonNullable<RuleFinding['place']>, 'before' | 'at' | 'after'>): ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <div style={{ fontFamily: euiTheme.font.familyCode, fontSize: '0.8em', lineHeight: 1.7, overflowWrap: 'anywhere' }}>
      <VisibleText text={before} />
      <mark style={{ background: 'transparent', color: 'inherit', fontWeight: 700, borderBottom: `2px solid ${euiTheme.colors.danger}` }}>
        <VisibleText text={at} limit={200} />
      </mark>
      <VisibleText text={after} />
    </div>
  );
}
