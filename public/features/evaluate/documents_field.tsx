/** Where documents are pasted, with what is wrong with them underlined, and how many were understood. */
import React, { useMemo } from 'react';
import { EuiButtonEmpty } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { CodeField } from './code_field';
import { documentsProblem } from './json_mistake_words';
import type { ReadDocuments } from './read_documents';
import { ruleOfAlert, type CarriedRule } from './rule_of_alert';

interface DocumentsFieldProps {
  readonly text: string;
  readonly read: ReadDocuments;
  readonly onChange: (text: string) => void;
  /** The rule of a pasted alert is to be asked. */
  readonly onRule: (rule: CarriedRule) => void;
}

export function DocumentsField({ text, read, onChange, onRule }: DocumentsFieldProps): React.ReactElement {
  const mistakes = useMemo(() => {
    const message = documentsProblem(read);
    return message === undefined ? [] : [{ message, at: read.kind === 'mistake' ? read.mistake : undefined }];
  }, [read]);
  const rule = read.kind === 'documents' ? ruleOfAlert(read.documents) : undefined;
  return (
    <>
      <CodeField
        label={i18n.translate('investigationGuides.evaluate.documents', { defaultMessage: 'Documents' })}
        help={helpText(read)}
        value={text}
        mistakes={mistakes}
        height="360px"
        placeholder={'{ "process": { "name": "bash" } }'}
        subject="evaluate-document"
        onChange={onChange}
      />
      {rule !== undefined && (
        <EuiButtonEmpty size="xs" flush="left" iconType="search" data-test-subj="ask-rule-of-alert" onClick={() => onRule(rule)}>
          {i18n.translate('investigationGuides.evaluate.askRuleOfAlert', {
            defaultMessage: 'Ask the rule of this alert: {rule}',
            values: { rule: rule.name.slice(0, 100) },
          })}
        </EuiButtonEmpty>
      )}
    </>
  );
}

function helpText(read: ReadDocuments): string {
  if (read.kind !== 'documents') {
    return i18n.translate('investigationGuides.evaluate.documentsHelp', {
      defaultMessage: 'Events, alerts or hits of a search as JSON: one, several after one another, a list, or the answer of a search.',
    });
  }
  return i18n.translate('investigationGuides.evaluate.documentsRead', {
    defaultMessage: '{count, plural, one {# document} other {# documents}}',
    values: { count: read.documents.length },
  });
}
