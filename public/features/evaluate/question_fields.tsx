/** What the documents are asked: a query that is being written, a rule that is loaded or pasted, or all rules. */
import React from 'react';
import { EuiButtonGroup, EuiComboBox, EuiFormRow, EuiSelect, EuiSpacer, EuiText, useIsWithinBreakpoints } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RuleSummary } from '../../../common/api';
import { CodeField } from './code_field';
import type { TextMistake } from './mistake_line';
import type { Question, QuestionKind } from './question';

interface QuestionFieldsProps {
  readonly question: Question;
  readonly rules: readonly RuleSummary[];
  /** In the text that is being written. */
  readonly mistakes: readonly TextMistake[];
  readonly onChange: (question: Question) => void;
}

export function QuestionFields(props: QuestionFieldsProps): React.ReactElement {
  return (
    <>
      <KindChoice {...props} />
      <EuiSpacer size="s" />
      <Field {...props} />
    </>
  );
}

/** On a telephone the buttons would be wider than the page. */
function KindChoice({ question, onChange }: QuestionFieldsProps): React.ReactElement {
  const isNarrow = useIsWithinBreakpoints(['xs', 's']);
  const options = kinds();
  const legend = i18n.translate('investigationGuides.evaluate.ask', { defaultMessage: 'What to evaluate' });
  const onChoice = (chosen: string): void => {
    const kind = options.find(({ id }) => id === chosen)?.id;
    if (kind !== undefined) onChange({ ...question, kind });
  };
  return isNarrow ? (
    <EuiSelect
      fullWidth
      aria-label={legend}
      options={options.map(({ id, label }) => ({ value: id, text: label }))}
      value={question.kind}
      data-test-subj="evaluate-kind"
      onChange={({ target }) => onChoice(target.value)}
    />
  ) : (
    <EuiButtonGroup
      legend={legend}
      options={options.map(({ id, label }) => ({ id, label }))}
      idSelected={question.kind}
      buttonSize="compressed"
      color="primary"
      data-test-subj="evaluate-kind"
      onChange={onChoice}
    />
  );
}

function kinds(): readonly { readonly id: QuestionKind; readonly label: string }[] {
  return [
    { id: 'eql', label: i18n.translate('investigationGuides.evaluate.eql', { defaultMessage: 'EQL' }) },
    { id: 'kuery', label: i18n.translate('investigationGuides.evaluate.kql', { defaultMessage: 'KQL' }) },
    { id: 'rule', label: i18n.translate('investigationGuides.evaluate.rule', { defaultMessage: 'Loaded rule' }) },
    { id: 'rule_text', label: i18n.translate('investigationGuides.evaluate.ruleText', { defaultMessage: 'Pasted rule' }) },
    { id: 'all_rules', label: i18n.translate('investigationGuides.evaluate.allRules', { defaultMessage: 'All rules' }) },
  ];
}

function Field(props: QuestionFieldsProps): React.ReactElement {
  const { question, onChange } = props;
  switch (question.kind) {
    case 'rule':
      return <RuleField {...props} />;
    case 'rule_text':
      return (
        <CodeField
          // Another text: what was gone to in the other one is not here.
          key="rule"
          label={i18n.translate('investigationGuides.evaluate.ruleTextLabel', { defaultMessage: 'Rule' })}
          help={i18n.translate('investigationGuides.evaluate.ruleTextHelp', {
            defaultMessage: 'A rule as Kibana exports it (JSON), or a rule file (TOML).',
          })}
          value={question.ruleText}
          mistakes={props.mistakes}
          height="240px"
          subject="evaluate-rule-text"
          onChange={(ruleText) => onChange({ ...question, ruleText })}
        />
      );
    case 'all_rules':
      return (
        <EuiText size="s" color="subdued">
          <p>
            {i18n.translate('investigationGuides.evaluate.allRulesHelp', {
              defaultMessage: 'Every loaded rule is evaluated, also if it is switched off: {count, plural, one {# rule} other {# rules}}.',
              values: { count: props.rules.length },
            })}
          </p>
        </EuiText>
      );
    case 'eql':
    case 'kuery':
      return (
        <CodeField
          key="query"
          label={i18n.translate('investigationGuides.evaluate.query', { defaultMessage: 'Query' })}
          value={question.text}
          mistakes={props.mistakes}
          height="160px"
          placeholder={question.kind === 'eql' ? 'process where process.name == "bash"' : 'process.name: bash'}
          subject="evaluate-query"
          onChange={(text) => onChange({ ...question, text })}
        />
      );
  }
}

function RuleField({ question, rules, onChange }: QuestionFieldsProps): React.ReactElement {
  const options = rules.map(({ id, name }) => ({ label: name, key: id }));
  // A rule that only the pasted alert names is not among those that are loaded.
  const known = options.filter(({ key }) => key === question.ruleId);
  const { ruleId, ruleName = ruleId ?? '' } = question;
  const selected = known.length > 0 || ruleId === undefined ? known : [{ label: ruleName, key: ruleId }];
  return (
    <EuiFormRow fullWidth label={i18n.translate('investigationGuides.evaluate.chooseRule', { defaultMessage: 'Rule' })}>
      <EuiComboBox
        fullWidth
        singleSelection={{ asPlainText: true }}
        aria-label={i18n.translate('investigationGuides.evaluate.chooseRule', { defaultMessage: 'Rule' })}
        placeholder={i18n.translate('investigationGuides.evaluate.findRule', { defaultMessage: 'Find a rule by its name' })}
        options={options}
        selectedOptions={selected}
        data-test-subj="evaluate-rule"
        onChange={([chosen]) => onChange({ ...question, ruleId: chosen?.key })}
      />
    </EuiFormRow>
  );
}
