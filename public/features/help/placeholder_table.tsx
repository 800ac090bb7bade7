/** What is written for a placeholder by the place that it stands in, and where it is refused. */
import React, { type ReactElement } from 'react';
import { EuiCode } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { TwoColumns } from './two_columns';

export function PlaceholderTable(): ReactElement {
  const title = i18n.translate('investigationGuides.help.placeholders.caption', { defaultMessage: 'Placeholders, by where they stand' });
  return (
    <TwoColumns
      caption={title}
      whatTitle={i18n.translate('investigationGuides.help.placeholders.where', { defaultMessage: 'Where it stands' })}
      thenTitle={i18n.translate('investigationGuides.help.placeholders.written', { defaultMessage: 'What becomes of it' })}
      rows={[...written(), ...refused()]}
    />
  );
}

/** An example is SQL: the same in every language. */
const example = (sql: string) => (
  <EuiCode language="sql" transparentBackground style={{ display: 'inline-block' }}>
    {sql}
  </EuiCode>
);

const written = () => [
  {
    id: 'placeholder-value',
    what: example('username = {{user.name}}'),
    then: (
      <>
        {i18n.translate('investigationGuides.help.placeholders.text', { defaultMessage: 'Text is quoted, quotes in it are doubled:' })}{' '}
        {example("username = 'o''brien'")}
      </>
    ),
  },
  {
    id: 'placeholder-number',
    what: example('pid = {{process.pid}}'),
    then: (
      <>
        {i18n.translate('investigationGuides.help.placeholders.number', {
          defaultMessage: 'Numbers stay numbers, 0 and false are values:',
        })}{' '}
        {example('pid = 4242')}
      </>
    ),
  },
  {
    id: 'placeholder-in-text',
    what: example("path LIKE '/home/{{user.name}}/%'"),
    then: i18n.translate('investigationGuides.help.placeholders.inText', {
      defaultMessage:
        'The value becomes part of the text, with its quotes doubled. If it holds signs that the pattern reads as “anything”, the step says so.',
    }),
  },
  {
    id: 'placeholder-several',
    what: (
      <>
        {example('ip = {{host.ip}}')}{' '}
        {i18n.translate('investigationGuides.help.placeholders.several', { defaultMessage: 'with several values' })}
      </>
    ),
    then: example("ip IN ('10.0.0.1', '10.0.0.2')"),
  },
];

const refused = () => [
  {
    id: 'placeholder-name',
    what: i18n.translate('investigationGuides.help.placeholders.name', {
      defaultMessage: 'Where a name must stand (that of a table, say), in a comment, or touching another word',
    }),
    then: i18n.translate('investigationGuides.help.placeholders.nameRefused', {
      defaultMessage: 'Not run: no quoting makes a value safe there. The guide has to be changed.',
    }),
  },
  {
    id: 'placeholder-missing',
    what: i18n.translate('investigationGuides.help.placeholders.missing', {
      defaultMessage: 'Anywhere, and the alert has no value for it',
    }),
    then: i18n.translate('investigationGuides.help.placeholders.missingRefused', {
      defaultMessage: 'Not run: without the value the query would ask about something else.',
    }),
  },
];
