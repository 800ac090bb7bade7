/** What the rule no longer makes alerts of, who decided so, and when. */
import React, { type ReactElement } from 'react';
import { EuiSpacer, EuiText, useEuiTheme } from '@elastic/eui';
import { FormattedMessage } from '@kbn/i18n-react';
import type { RuleResponse } from '../../../common/api';
import { formatTime } from '../../shared/time';
import { VisibleText } from '../../shared/visible_text';

type Props = Pick<RuleResponse['rule'], 'exceptions' | 'exceptions_unavailable'>;

export function RuleExceptions({ exceptions, exceptions_unavailable }: Props): ReactElement {
  const { euiTheme } = useEuiTheme();
  if (exceptions_unavailable !== undefined) {
    return (
      <EuiText size="s" color="subdued" data-test-subj="exceptionsUnavailable">
        <FormattedMessage
          id="investigationGuides.rule.exceptionsUnavailable"
          defaultMessage="Exceptions cannot be read here: Kibana's plugin “{plugin}” is absent, turned off or not set up."
          values={{ plugin: exceptions_unavailable.plugin }}
        />
      </EuiText>
    );
  }
  if (exceptions.length === 0) {
    return (
      <EuiText size="s" color="subdued">
        <FormattedMessage
          id="investigationGuides.rule.noExceptions"
          defaultMessage="None. They are made from an alert that is a false positive."
        />
      </EuiText>
    );
  }
  return (
    <>
      {exceptions.map((item, index) => (
        <div key={item.item_id} data-test-subj={`exception-${item.item_id}`}>
          {index === 0 ? null : <EuiSpacer size="m" />}
          <EuiText size="s">
            <strong>
              <VisibleText text={item.name} />
            </strong>
            <div style={{ fontFamily: euiTheme.font.familyCode, fontSize: '0.92em' }}>
              <VisibleText text={item.summary} />
            </div>
          </EuiText>
          <EuiText size="xs" color="subdued">
            <FormattedMessage
              id="investigationGuides.rule.exceptionBy"
              defaultMessage="{user}, {time}"
              values={{ user: item.created_by, time: formatTime(item.created_at) }}
            />
            {item.expire_time === undefined ? null : (
              <>
                {' · '}
                <FormattedMessage
                  id="investigationGuides.rule.exceptionExpires"
                  defaultMessage="holds until {time}"
                  values={{ time: formatTime(item.expire_time) }}
                />
              </>
            )}
          </EuiText>
        </div>
      ))}
    </>
  );
}
