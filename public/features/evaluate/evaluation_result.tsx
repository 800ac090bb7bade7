/** The answer: whether it matches, and why, or what is wrong with the query. */
import React from 'react';
import { EuiBadge, EuiButtonEmpty, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RuleEvaluation } from '../../../common/api';
import { WhyView } from '../../shared/why/why_view';
import { QueryError } from './query_error';

interface EvaluationResultProps {
  readonly evaluation: RuleEvaluation;
  /** The text that was asked; undefined where a rule was. */
  readonly query: string | undefined;
  /** A rule's query, taken over to be changed. */
  readonly onEdit: (language: 'eql' | 'kuery', text: string) => void;
}

export function EvaluationResult({ evaluation, query, onEdit }: EvaluationResultProps): React.ReactElement {
  const { verdict, why } = evaluation;
  const explanation = evaluation.explanation ?? evaluation.set?.parts[0]?.explanation;
  if (query !== undefined && why?.code === 'query_invalid') return <QueryError query={query} message={why.message} span={why.span} />;
  return (
    <div data-test-subj={`evaluation-${verdict}`}>
      {verdict !== 'not_evaluable' && (
        <>
          <EuiBadge color={verdict === 'matched' ? 'success' : verdict === 'part_of' ? 'primary' : 'hollow'}>
            {verdictLabel(verdict)}
          </EuiBadge>
          <EuiSpacer size="s" />
        </>
      )}
      <WhyView evaluation={evaluation} />
      {query === undefined && explanation !== undefined && (
        <EuiButtonEmpty
          size="xs"
          flush="left"
          iconType="pencil"
          onClick={() => onEdit(explanation.language === 'kql' ? 'kuery' : 'eql', explanation.query)}
        >
          {i18n.translate('investigationGuides.evaluate.editQuery', { defaultMessage: 'Edit its query' })}
        </EuiButtonEmpty>
      )}
    </div>
  );
}

function verdictLabel(verdict: 'matched' | 'part_of' | 'not_matched'): string {
  switch (verdict) {
    case 'matched':
      return i18n.translate('investigationGuides.evaluate.matched', { defaultMessage: 'Matches' });
    case 'part_of':
      return i18n.translate('investigationGuides.evaluate.partOf', { defaultMessage: 'Could be a part' });
    case 'not_matched':
      return i18n.translate('investigationGuides.evaluate.notMatched', { defaultMessage: 'Does not match' });
  }
}
