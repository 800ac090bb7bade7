/** Any documents and any query or rule: the answer with its explanation, while both are being edited. */
import React, { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { EuiFlexGrid, EuiFlexItem, EuiPanel, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Page } from '../../shared/page';
import { usePageName } from '../../shared/page_name';
import { Failed } from '../../shared/states';
import { Answer } from './answer';
import { DocumentsField } from './documents_field';
import type { Example } from './examples';
import { documentsProblem } from './json_mistake_words';
import { stillThere } from './mistake_line';
import { mistakesIn } from './mistakes';
import { askedOf, type Question } from './question';
import { QuestionFields } from './question_fields';
import { readDocuments } from './read_documents';
import { useAlertDocument, useEvaluation, useRuleChoices, useSettled } from './use_evaluation';

/** Long enough that not every letter asks the server, short enough to seem at once. */
const SETTLED_AFTER_MS = 150;

export function EvaluatePage(): React.ReactElement {
  const title = i18n.translate('investigationGuides.evaluate.title', { defaultMessage: 'Evaluate' });
  usePageName([{ text: title }]);
  const start = useStart();
  const [text, setText] = useState('');
  const [show, setShow] = useState<number | undefined>(undefined);
  const [question, setQuestion] = useState<Question>({
    kind: start.ruleId === undefined ? 'eql' : 'rule',
    text: '',
    ruleText: '',
    ruleId: start.ruleId,
  });
  const alert = useAlertDocument(start.alertId);
  const source = alert.data?.source;
  useEffect(() => {
    if (source !== undefined) setText((before) => (before === '' ? JSON.stringify(source, undefined, 2) : before));
  }, [source]);
  const rules = useRuleChoices();
  const read = useMemo(() => readDocuments(text), [text]);
  const asked = useSettled(
    useMemo(() => askedOf(question, read, show), [question, read, show]),
    SETTLED_AFTER_MS
  );
  const call = useEvaluation(asked);
  const mistakes = useMistakes(question, call.data);
  const onDocuments = (documents: string): void => {
    setText(documents);
    setShow(undefined);
  };
  const onExample = ({ question: example, documents }: Example): void => {
    setQuestion((before) => ({ ...before, ...example }));
    onDocuments(documents);
  };
  return (
    <Page>
      <EuiTitle size="l">
        <h1>{title}</h1>
      </EuiTitle>
      <EuiText size="s" color="subdued">
        <p>
          {i18n.translate('investigationGuides.evaluate.intro', {
            defaultMessage:
              'Paste any documents, choose a rule or write a query, and see condition by condition why it matches or does not.',
          })}
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <EuiFlexGrid columns={2} gutterSize="m">
        {/* A long word in it must not widen the column. */}
        <EuiFlexItem style={{ minWidth: 0 }}>
          <EuiPanel hasBorder hasShadow={false}>
            <QuestionFields question={question} rules={rules.data?.rules ?? []} mistakes={mistakes} onChange={setQuestion} />
            <EuiSpacer size="m" />
            <DocumentsField
              text={text}
              read={read}
              onChange={onDocuments}
              onRule={({ id, name }) => setQuestion((before) => ({ ...before, kind: 'rule', ruleId: id, ruleName: name }))}
            />
            {alert.error !== null && alert.error !== undefined && (
              <Failed
                title={i18n.translate('investigationGuides.evaluate.alertFailed', { defaultMessage: 'The alert could not be loaded' })}
                error={alert.error}
                onRetry={() => void alert.refetch()}
              />
            )}
          </EuiPanel>
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 0 }}>
          <EuiPanel hasBorder hasShadow={false} data-test-subj="evaluation">
            <Answer
              asked={asked}
              call={call}
              hasMistakes={mistakes.length > 0 || documentsProblem(read) !== undefined}
              onPick={setShow}
              onQuestion={(change) => setQuestion((before) => ({ ...before, ...change }))}
              onExample={onExample}
            />
          </EuiPanel>
        </EuiFlexItem>
      </EuiFlexGrid>
    </Page>
  );
}

/** In the text that is on the page now. */
function useMistakes(question: Question, answered: ReturnType<typeof useEvaluation>['data']): ReturnType<typeof mistakesIn> {
  return useMemo(() => {
    if (answered === undefined) return [];
    const { request } = answered;
    const { kind, text, ruleText } = question;
    // What was asked in another language, or of a rule, is not about this text.
    if (request.query !== undefined && request.query.language === kind) {
      return stillThere(mistakesIn(answered), { asked: request.query.text, now: text });
    }
    if (request.rule !== undefined && kind === 'rule_text') {
      return stillThere(mistakesIn(answered), { asked: request.rule.text, now: ruleText });
    }
    return [];
  }, [question, answered]);
}

/** `?alert=ID&rule=ID`: an alert's document and a rule to begin with. */
function useStart(): { readonly alertId: string | undefined; readonly ruleId: string | undefined } {
  const { search } = useLocation();
  return useMemo(() => {
    const params = new URLSearchParams(search);
    return { alertId: params.get('alert') ?? undefined, ruleId: params.get('rule') ?? undefined };
  }, [search]);
}
