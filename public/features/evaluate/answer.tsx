/** What stands at the right: the answer, or what is still missing for one. */
import React from 'react';
import { EuiEmptyPrompt, EuiLink, EuiLoadingSpinner, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Failed } from '../../shared/states';
import { EvaluationResult } from './evaluation_result';
import { examples, type Example } from './examples';
import type { Asked, Question } from './question';
import { RulesAnswer } from './rules_answer';
import type { useEvaluation } from './use_evaluation';

interface AnswerProps {
  readonly asked: Asked | undefined;
  readonly call: ReturnType<typeof useEvaluation>;
  /** Mistakes in the query, the rule or the documents: there is no answer until they are gone. */
  readonly hasMistakes: boolean;
  readonly onPick: (place: number) => void;
  readonly onQuestion: (change: Partial<Question>) => void;
  readonly onExample: (example: Example) => void;
}

export function Answer({ asked, call, hasMistakes, onPick, onQuestion, onExample }: AnswerProps): React.ReactElement {
  if (hasMistakes) return <Waiting />;
  if (asked === undefined) return <Beginning onExample={onExample} />;
  if (call.error !== null && call.error !== undefined) {
    return (
      <Failed
        title={i18n.translate('investigationGuides.evaluate.failed', { defaultMessage: 'The documents could not be evaluated' })}
        error={call.error}
        onRetry={() => void call.refetch()}
      />
    );
  }
  if (asked.isProbe) return <Beginning onExample={onExample} />;
  if (call.data === undefined || call.data.isProbe) return <EuiLoadingSpinner size="l" />;
  const { request, answer } = call.data;
  const count = request.documents?.length ?? 1;
  const isAboutAll = request.rule_ids === undefined && request.query === undefined && request.rule === undefined;
  if (isAboutAll) {
    const onRule = (ruleId: string): void => onQuestion({ kind: 'rule', ruleId });
    return <RulesAnswer evaluated={answer.evaluated} results={answer.results} count={count} onPick={onRule} />;
  }
  const [evaluation] = answer.results;
  if (evaluation === undefined) return <Waiting />;
  const onEdit = (kind: 'eql' | 'kuery', text: string): void => onQuestion({ kind, text });
  return (
    <EvaluationResult
      evaluation={evaluation}
      count={count}
      onPick={onPick}
      onEdit={request.query === undefined && evaluation.explanation !== undefined ? onEdit : undefined}
    />
  );
}

function Waiting(): React.ReactElement {
  return (
    <EuiEmptyPrompt
      iconType="pencil"
      titleSize="xs"
      data-test-subj="evaluation-waits"
      title={
        <h2>{i18n.translate('investigationGuides.evaluate.waitsTitle', { defaultMessage: 'What is underlined stops the evaluation' })}</h2>
      }
      body={
        <p>
          {i18n.translate('investigationGuides.evaluate.waitsBody', {
            defaultMessage: 'Below the field stands what is wrong and what to write instead. The answer comes as soon as it is mended.',
          })}
        </p>
      }
    />
  );
}

function Beginning({ onExample }: Pick<AnswerProps, 'onExample'>): React.ReactElement {
  return (
    <EuiEmptyPrompt
      iconType="inspect"
      titleSize="xs"
      data-test-subj="evaluation-begins"
      title={
        <h2>
          {i18n.translate('investigationGuides.evaluate.waiting', {
            defaultMessage: 'The answer stands here as soon as there are documents and something to ask them',
          })}
        </h2>
      }
      body={
        <EuiText size="s">
          <p>{i18n.translate('investigationGuides.evaluate.tryExample', { defaultMessage: 'Or begin with an example:' })}</p>
          <ul style={{ listStyle: 'none', margin: 0, paddingLeft: 0 }}>
            {examples().map((example) => (
              <li key={example.id}>
                <EuiLink onClick={() => onExample(example)} data-test-subj={`example-${example.id}`}>
                  {example.title}
                </EuiLink>
              </li>
            ))}
          </ul>
        </EuiText>
      }
    />
  );
}
