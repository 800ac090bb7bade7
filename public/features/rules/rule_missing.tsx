/** The rule of a link that is not loaded here. */
import React, { type ReactElement } from 'react';
import { EuiButton } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import { RULES_PAGE, useLink } from '../../shared/links';
import { Empty } from '../../shared/states';
import { VisibleText } from '../../shared/visible_text';

export function RuleMissing({ ruleId }: { readonly ruleId: string }): ReactElement {
  const link = useLink();
  return (
    <Empty
      title={i18n.translate('investigationGuides.rule.missing', { defaultMessage: 'This rule is not loaded' })}
      body={
        <p>
          <FormattedMessage
            id="investigationGuides.rule.missingBody"
            defaultMessage="No rule here has the id {id}. It was deleted, or it belongs to another space. Alerts that it made keep their guide."
            values={{
              id: (
                <code>
                  <VisibleText text={ruleId} />
                </code>
              ),
            }}
          />
        </p>
      }
      actions={
        <EuiButton {...link(RULES_PAGE)}>
          <FormattedMessage id="investigationGuides.rule.allRules" defaultMessage="See all rules" />
        </EuiButton>
      }
    />
  );
}
