/** What the document is asked: a rule that is loaded, or a query that is being written. */
import React from 'react';
import { EuiButtonGroup, EuiComboBox, EuiFormRow, EuiSpacer, EuiTextArea, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RuleSummary } from '../../../common/api';
import type { Question } from './question';

interface QuestionFieldsProps {
  readonly question: Question;
  readonly rules: readonly RuleSummary[];
  readonly onChange: (question: Question) => void;
}

export function QuestionFields(props: QuestionFieldsProps): React.ReactElement {
  const { question, onChange } = props;
  const kinds = [
    { id: 'eql', label: i18n.translate('investigationGuides.evaluate.eql', { defaultMessage: 'EQL query' }) },
    { id: 'kuery', label: i18n.translate('investigationGuides.evaluate.kql', { defaultMessage: 'KQL query' }) },
    { id: 'rule', label: i18n.translate('investigationGuides.evaluate.rule', { defaultMessage: 'Loaded rule' }) },
  ];
  return (
    <>
      <EuiButtonGroup
        legend={i18n.translate('investigationGuides.evaluate.ask', { defaultMessage: 'What to evaluate' })}
        options={kinds}
        idSelected={question.kind}
        buttonSize="compressed"
        onChange={(id) => onChange({ ...question, kind: id === 'kuery' ? 'kuery' : id === 'rule' ? 'rule' : 'eql' })}
      />
      <EuiSpacer size="s" />
      {question.kind === 'rule' ? <RuleField {...props} /> : <QueryField {...props} />}
    </>
  );
}

function RuleField({ question, rules, onChange }: QuestionFieldsProps): React.ReactElement {
  const options = rules.map(({ id, name }) => ({ label: name, key: id }));
  return (
    <EuiFormRow fullWidth label={i18n.translate('investigationGuides.evaluate.chooseRule', { defaultMessage: 'Rule' })}>
      <EuiComboBox
        fullWidth
        singleSelection={{ asPlainText: true }}
        aria-label={i18n.translate('investigationGuides.evaluate.chooseRule', { defaultMessage: 'Rule' })}
        options={options}
        selectedOptions={options.filter(({ key }) => key === question.ruleId)}
        data-test-subj="evaluate-rule"
        onChange={([chosen]) => onChange({ ...question, ruleId: chosen?.key })}
      />
    </EuiFormRow>
  );
}

function QueryField({ question, onChange }: QuestionFieldsProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <EuiFormRow fullWidth label={i18n.translate('investigationGuides.evaluate.query', { defaultMessage: 'Query' })}>
      <EuiTextArea
        fullWidth
        rows={6}
        value={question.text}
        spellCheck={false}
        data-test-subj="evaluate-query"
        placeholder={question.kind === 'eql' ? 'process where process.name == "bash"' : 'process.name: bash'}
        style={{ fontFamily: euiTheme.font.familyCode, fontSize: '0.8125rem' }}
        onChange={({ target }) => onChange({ ...question, text: target.value })}
      />
    </EuiFormRow>
  );
}
