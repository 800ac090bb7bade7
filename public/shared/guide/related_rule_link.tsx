/** A related rule: a link when it is loaded here, else its name with the id to copy and look for elsewhere. */
import React from 'react';
import { EuiLink, EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { GuideResponse } from '../../../common/api';
import type { RelatedRule } from '../../../common/guides/guide';
import { ruleHref, useLink } from '../links';
import { CopyIcon } from './copyable_command';

export type RelatedRules = GuideResponse['related'];

export function RelatedRuleLink({ rule, related }: { readonly rule: RelatedRule; readonly related: RelatedRules }): React.ReactElement {
  const link = useLink();
  const { euiTheme } = useEuiTheme();
  const loaded = related[rule.ruleId];
  if (loaded !== undefined) {
    return (
      <EuiText size="s">
        <EuiLink {...link(ruleHref(loaded.id))}>{loaded.name}</EuiLink>
      </EuiText>
    );
  }
  return (
    <EuiText size="s">
      {rule.name}{' '}
      <span style={{ color: euiTheme.colors.subduedText, fontSize: '0.85em' }}>
        <code style={{ overflowWrap: 'anywhere' }}>{rule.ruleId}</code>
        <CopyIcon
          text={rule.ruleId}
          label={i18n.translate('investigationGuides.guide.related.copyId', {
            defaultMessage: 'Copy the id of {name}',
            values: { name: rule.name },
          })}
        />
        {i18n.translate('investigationGuides.guide.related.notLoaded', { defaultMessage: 'not loaded here' })}
      </span>
    </EuiText>
  );
}
