/** The help page: what a step is, what becomes of placeholders, how queries run, how false positives are handled, and which rights it takes. */
import React, { type ReactElement } from 'react';
import { EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Page } from '../../shared/page';
import { usePageName } from '../../shared/page_name';
import { HelpSection } from './help_section';
import { PlaceholderTable } from './placeholder_table';
import { PrivilegeTable } from './privilege_table';

export function HelpPage(): ReactElement {
  const name = i18n.translate('investigationGuides.page.help', { defaultMessage: 'Help' });
  usePageName([{ text: name }]);
  return (
    <Page>
      <div style={{ maxWidth: '100ch' }} data-test-subj="help-page">
        <EuiTitle size="m">
          <h1>{name}</h1>
        </EuiTitle>
        <EuiSpacer size="l" />
        <Steps />
        <Placeholders />
        <OsqueryRuns />
        <FalsePositives />
        <Privileges />
      </div>
    </Page>
  );
}

function Steps(): ReactElement {
  return (
    <HelpSection title={i18n.translate('investigationGuides.help.steps.title', { defaultMessage: 'Working through an alert' })}>
      <EuiText size="s">
        <p>
          {i18n.translate('investigationGuides.help.steps.layout', {
            defaultMessage:
              'An alert shows the guide of its rule on the left, and on the right why the rule matched: every condition with the value that it met.',
          })}
        </p>
        <p>
          {i18n.translate('investigationGuides.help.steps.states', {
            defaultMessage:
              'Each point of the guide is a step. Mark it as done or as not applicable, and write down what you found. It is saved as you type and stays with the alert, for you and for whoever takes over.',
          })}
        </p>
        <p>
          {i18n.translate('investigationGuides.help.steps.conflicts', {
            defaultMessage:
              'Two people can work on one alert. If a colleague changed the very step that you are changing, you see both versions and choose; nothing is overwritten.',
          })}
        </p>
      </EuiText>
    </HelpSection>
  );
}

function Placeholders(): ReactElement {
  return (
    <HelpSection title={i18n.translate('investigationGuides.help.placeholders.title', { defaultMessage: 'Placeholders in queries' })}>
      <EuiText size="s">
        <p>
          {i18n.translate('investigationGuides.help.placeholders.why', {
            defaultMessage:
              'A query names fields of the alert, such as {placeholder}. Their values come from events, so anybody may have written them. Each is put in by where it stands in the SQL; where that cannot be done safely the query is not run, and the step says why.',
            values: { placeholder: '{{user.name}}' },
          })}
        </p>
      </EuiText>
      <EuiSpacer size="s" />
      <PlaceholderTable />
    </HelpSection>
  );
}

function OsqueryRuns(): ReactElement {
  return (
    <HelpSection title={i18n.translate('investigationGuides.help.osquery.title', { defaultMessage: 'Running a query' })}>
      <EuiText size="s">
        <p>
          {i18n.translate('investigationGuides.help.osquery.run', {
            defaultMessage:
              'A query runs on the host of the alert, through Osquery and with your own rights. Rows appear in the step as they come, and the run stays with the alert.',
          })}
        </p>
        <p>
          {i18n.translate('investigationGuides.help.osquery.outcomes', {
            defaultMessage:
              'No rows is an answer: the host looked and found nothing. It is told apart from a host that did not answer in time and from a query that failed. A host that was offline can be asked again.',
          })}
        </p>
      </EuiText>
    </HelpSection>
  );
}

function FalsePositives(): ReactElement {
  return (
    <HelpSection title={i18n.translate('investigationGuides.help.falsePositives.title', { defaultMessage: 'False positives' })}>
      <EuiText size="s">
        <p>
          {i18n.translate('investigationGuides.help.falsePositives.preview', {
            defaultMessage:
              '“Mark as false positive” suggests exceptions made of the values of the alert. Each comes with its effect: how many alerts of the past it would have silenced, on which hosts and for which users, and whether one of them had been judged a true positive.',
          })}
        </p>
        <p>
          {i18n.translate('investigationGuides.help.falsePositives.apply', {
            defaultMessage:
              'What you confirm becomes an exception of the rule, the alerts that you chose are closed, and the verdict is kept with the alert. Kibana keeps “false positive” as the reason for closing since 9.2.',
          })}
        </p>
      </EuiText>
    </HelpSection>
  );
}

function Privileges(): ReactElement {
  return (
    <HelpSection title={i18n.translate('investigationGuides.help.privileges.title', { defaultMessage: 'Privileges in Kibana' })}>
      <EuiText size="s">
        <p>
          {i18n.translate('investigationGuides.help.privileges.how', {
            defaultMessage:
              'Everything happens with your own rights, in the space that you are in. An administrator grants them in the roles screen. What you may not do is not offered, and the page says which right is missing.',
          })}
        </p>
      </EuiText>
      <EuiSpacer size="s" />
      <PrivilegeTable />
    </HelpSection>
  );
}
