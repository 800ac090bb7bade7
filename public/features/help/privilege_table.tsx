/** Which right each thing takes, under the names of Kibana's roles screen. */
import React, { type ReactElement } from 'react';
import { i18n } from '@kbn/i18n';
import { rightName, type Right } from '../../shared/rights';
import { TwoColumns } from './two_columns';

export function PrivilegeTable(): ReactElement {
  return (
    <TwoColumns
      caption={i18n.translate('investigationGuides.help.privileges.caption', { defaultMessage: 'Privileges, by what they are for' })}
      whatTitle={i18n.translate('investigationGuides.help.privileges.what', { defaultMessage: 'To do this' })}
      thenTitle={i18n.translate('investigationGuides.help.privileges.needs', { defaultMessage: 'you need' })}
      rows={rights().map(({ right, what }) => ({ id: `right-${right}`, what, then: rightName(right) }))}
    />
  );
}

const rights = (): readonly { readonly right: Right; readonly what: string }[] => [
  {
    right: 'read',
    what: i18n.translate('investigationGuides.help.privileges.read', {
      defaultMessage: 'See alerts, guides and rules. The alerts themselves take the right to read their index.',
    }),
  },
  {
    right: 'work',
    what: i18n.translate('investigationGuides.help.privileges.work', { defaultMessage: 'Work on steps, notes and verdicts' }),
  },
  {
    right: 'liveQueries',
    what: i18n.translate('investigationGuides.help.privileges.liveQueries', { defaultMessage: 'Run a query on the host' }),
  },
  {
    right: 'readLiveQueries',
    what: i18n.translate('investigationGuides.help.privileges.readLiveQueries', { defaultMessage: 'See the rows of a query' }),
  },
  {
    right: 'alerts',
    what: i18n.translate('investigationGuides.help.privileges.alerts', { defaultMessage: 'Change status and tags of alerts' }),
  },
  {
    right: 'exceptions',
    what: i18n.translate('investigationGuides.help.privileges.exceptions', { defaultMessage: 'Add an exception to a rule' }),
  },
  {
    right: 'cases',
    what: i18n.translate('investigationGuides.help.privileges.cases', { defaultMessage: 'Open cases and add alerts to them' }),
  },
];
