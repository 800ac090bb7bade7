/** Any document and any query or rule: the result with its explanation, while both are being edited. */
import React, { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { EuiFlexGrid, EuiFlexItem, EuiPanel, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Page } from '../../shared/page';
import { usePageName } from '../../shared/page_name';
import { Failed } from '../../shared/states';
import { DocumentField } from './document_field';
import { EvaluationResult } from './evaluation_result';
import { requestOf, type Question } from './question';
import { QuestionFields } from './question_fields';
import { readDocument } from './read_document';
import { useAlertDocument, useEvaluation, useRuleChoices, useSettled } from './use_evaluation';

const SETTLED_AFTER_MS = 300;

export function EvaluatePage(): React.ReactElement {
  const title = i18n.translate('investigationGuides.evaluate.title', { defaultMessage: 'Evaluate' });
  usePageName([{ text: title }]);
  const start = useStart();
  const [text, setText] = useState('');
  const [question, setQuestion] = useState<Question>({ kind: start.ruleId === undefined ? 'eql' : 'rule', text: '', ruleId: start.ruleId });
  const alert = useAlertDocument(start.alertId);
  const source = alert.data?.source;
  useEffect(() => {
    if (source !== undefined) setText((before) => (before === '' ? JSON.stringify(source, undefined, 2) : before));
  }, [source]);
  const rules = useRuleChoices();
  const read = useMemo(() => readDocument(text), [text]);
  const request = useSettled(
    useMemo(() => requestOf(question, read), [question, read]),
    SETTLED_AFTER_MS
  );
  return (
    <Page>
      <EuiTitle size="l">
        <h1>{title}</h1>
      </EuiTitle>
      <EuiText size="s" color="subdued">
        <p>
          {i18n.translate('investigationGuides.evaluate.intro', {
            defaultMessage:
              'Paste any document, choose a rule or write a query, and see condition by condition why it matches or does not.',
          })}
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <EuiFlexGrid columns={2} gutterSize="m">
        <EuiFlexItem>
          <EuiPanel hasBorder hasShadow={false}>
            <QuestionFields question={question} rules={rules.data?.rules ?? []} onChange={setQuestion} />
            <EuiSpacer size="m" />
            <DocumentField text={text} read={read} onChange={setText} />
            {alert.error !== null && alert.error !== undefined && (
              <Failed
                title={i18n.translate('investigationGuides.evaluate.alertFailed', { defaultMessage: 'The alert could not be loaded' })}
                error={alert.error}
                onRetry={() => void alert.refetch()}
              />
            )}
          </EuiPanel>
        </EuiFlexItem>
        <EuiFlexItem>
          <EuiPanel hasBorder hasShadow={false} aria-live="polite" data-test-subj="evaluation">
            <Answer request={request} onEdit={(kind, query) => setQuestion((before) => ({ ...before, kind, text: query }))} />
          </EuiPanel>
        </EuiFlexItem>
      </EuiFlexGrid>
    </Page>
  );
}

interface AnswerProps {
  readonly request: ReturnType<typeof requestOf>;
  readonly onEdit: (kind: 'eql' | 'kuery', query: string) => void;
}

function Answer({ request, onEdit }: AnswerProps): React.ReactElement {
  const call = useEvaluation(request);
  if (request === undefined) {
    return (
      <EuiText size="s" color="subdued">
        <p>
          {i18n.translate('investigationGuides.evaluate.waiting', {
            defaultMessage: 'The result stands here as soon as there is a document and something to ask it.',
          })}
        </p>
      </EuiText>
    );
  }
  if (call.error !== null && call.error !== undefined) {
    return (
      <Failed
        title={i18n.translate('investigationGuides.evaluate.failed', { defaultMessage: 'The document could not be evaluated' })}
        error={call.error}
        onRetry={() => void call.refetch()}
      />
    );
  }
  const { data } = call;
  const [evaluation] = data?.answer.results ?? [];
  return evaluation === undefined ? <></> : <EvaluationResult evaluation={evaluation} query={data?.request.query?.text} onEdit={onEdit} />;
}

/** `?alert=ID&rule=ID`: an alert's document and a rule to begin with. */
function useStart(): { readonly alertId: string | undefined; readonly ruleId: string | undefined } {
  const { search } = useLocation();
  return useMemo(() => {
    const params = new URLSearchParams(search);
    return { alertId: params.get('alert') ?? undefined, ruleId: params.get('rule') ?? undefined };
  }, [search]);
}
