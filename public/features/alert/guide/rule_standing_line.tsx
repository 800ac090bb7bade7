/** One quiet line where the rule is not what it was when it made the alert, with the way to the rule as it is now. */
import React from 'react';
import { EuiIcon, EuiLink, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RuleStanding } from '../../../../common/api';
import { ruleHref, useLink } from '../../../shared/links';

export function RuleStandingLine({ standing }: { readonly standing: RuleStanding | undefined }): React.ReactElement | null {
  const link = useLink();
  const text = standing && standingText(standing);
  if (standing === undefined || text === undefined) return null;
  return (
    <>
      <EuiText size="xs" color="subdued" data-test-subj={`rule-${standing.from === 'installed' ? 'not-carried' : standing.state}`}>
        <EuiIcon type="clock" size="s" aria-hidden={true} /> {text}
        {standing.installed_id !== undefined && (
          <>
            {' '}
            <EuiLink {...link(ruleHref(standing.installed_id))}>
              {i18n.translate('investigationGuides.alert.standing.seeRule', { defaultMessage: 'See the rule as it is now' })}
            </EuiLink>
          </>
        )}
      </EuiText>
      <EuiSpacer size="s" />
    </>
  );
}

/** Undefined where there is nothing to say: the rule is the same, or whether it is cannot be known. */
function standingText({ from, state }: RuleStanding): string | undefined {
  if (from === 'installed') {
    return i18n.translate('investigationGuides.alert.standing.notCarried', {
      defaultMessage: 'This alert does not carry its rule: guide and query are shown as the rule has them now.',
    });
  }
  switch (state) {
    case 'changed':
      return i18n.translate('investigationGuides.alert.standing.changed', {
        defaultMessage: 'The rule has been changed since this alert. Guide and query are shown as they were then.',
      });
    case 'deleted':
      return i18n.translate('investigationGuides.alert.standing.deleted', {
        defaultMessage: 'The rule is not installed any more. Guide and query are shown as the alert carries them.',
      });
    case 'unchanged':
    case 'unknown':
      return undefined;
  }
}
