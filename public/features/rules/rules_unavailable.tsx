/** Where Kibana's plugin that keeps the rules cannot be used: that they cannot be read, which is not that there are none. */
import React, { type ReactElement } from 'react';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { Unavailable } from '../../../common/api';
import { Empty } from '../../shared/states';
import { VisibleText } from '../../shared/visible_text';

export function RulesUnavailable({ plugin, message }: Unavailable): ReactElement {
  return (
    <div data-test-subj="rulesUnavailable">
      <Empty
        iconType="documentation"
        title={i18n.translate('investigationGuides.rules.unavailable', { defaultMessage: 'Rules cannot be read here' })}
        body={
          <>
            <p>
              <FormattedMessage
                id="investigationGuides.rules.unavailableBody"
                defaultMessage="Kibana's plugin “{plugin}” cannot be used: it is absent, turned off or not set up. Alerts still show the rule and the guide that they carry. Ask an administrator of Kibana."
                values={{ plugin }}
              />
            </p>
            {message === undefined ? null : (
              <p>
                <VisibleText text={message} />
              </p>
            )}
          </>
        }
      />
    </div>
  );
}
