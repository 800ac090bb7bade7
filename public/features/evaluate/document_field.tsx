/** Where the document is pasted, with what is wrong with it below. */
import React from 'react';
import { EuiFormRow, EuiTextArea, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ReadDocument } from './read_document';

interface DocumentFieldProps {
  readonly text: string;
  readonly read: ReadDocument;
  readonly onChange: (text: string) => void;
}

export function DocumentField({ text, read, onChange }: DocumentFieldProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  const error = problemText(read);
  return (
    <EuiFormRow
      fullWidth
      label={i18n.translate('investigationGuides.evaluate.document', { defaultMessage: 'Document' })}
      helpText={i18n.translate('investigationGuides.evaluate.documentHelp', {
        defaultMessage: 'One JSON object: an event, an alert, or a hit of a search.',
      })}
      isInvalid={error !== undefined}
      error={error}
    >
      <EuiTextArea
        fullWidth
        rows={18}
        value={text}
        isInvalid={error !== undefined}
        spellCheck={false}
        data-test-subj="evaluate-document"
        style={{ fontFamily: euiTheme.font.familyCode, fontSize: '0.8125rem' }}
        onChange={({ target }) => onChange(target.value)}
      />
    </EuiFormRow>
  );
}

function problemText(read: ReadDocument): string | undefined {
  switch (read.kind) {
    case 'empty':
    case 'document':
      return undefined;
    case 'too_long':
      return i18n.translate('investigationGuides.evaluate.tooLong', {
        defaultMessage: 'The document is longer than the server takes. Leave out what the query does not ask about.',
      });
    case 'not_an_object':
      return i18n.translate('investigationGuides.evaluate.notAnObject', {
        defaultMessage: 'This is no JSON object. Paste one document, in braces.',
      });
    case 'not_json':
      return i18n.translate('investigationGuides.evaluate.notJson', {
        defaultMessage: 'This is no JSON: {message}',
        values: { message: read.message },
      });
  }
}
