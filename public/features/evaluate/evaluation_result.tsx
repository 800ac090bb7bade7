/** The answer about one rule or query: whether it matches, and why. */
import React from 'react';
import { EuiButtonEmpty, EuiSpacer, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RuleEvaluation } from '../../../common/api';
import { WhyView } from '../../shared/why/why_view';
import { DocumentPicker } from './document_picker';
import { VerdictBanner } from './verdict_banner';

interface EvaluationResultProps {
  readonly evaluation: RuleEvaluation;
  /** How many documents were sent. */
  readonly count: number;
  readonly onPick: (place: number) => void;
  /** A rule's query, taken over to be changed; undefined where a query was asked. */
  readonly onEdit: ((language: 'eql' | 'kuery', text: string) => void) | undefined;
}

export function EvaluationResult({ evaluation, count, onPick, onEdit }: EvaluationResultProps): React.ReactElement {
  const { verdict, documents } = evaluation;
  const explanation = evaluation.explanation ?? evaluation.set?.parts[0]?.explanation;
  const several = count > 1 ? documents : undefined;
  return (
    <div data-test-subj={`evaluation-${verdict}`}>
      {verdict !== 'not_evaluable' && (
        <>
          <VerdictBanner verdict={verdict} counted={several && { matched: several.matched.length, of: count }} isTogether={count > 1} />
          <EuiSpacer size="s" />
        </>
      )}
      {several !== undefined && (
        <>
          <DocumentPicker count={count} documents={several} onPick={onPick} />
          <EuiSpacer size="m" />
          <EuiTitle size="xxs">
            <h3>
              {i18n.translate('investigationGuides.evaluate.shownDocument', {
                defaultMessage: 'Document {place}',
                values: { place: several.shown + 1 },
              })}
            </h3>
          </EuiTitle>
          <EuiSpacer size="xs" />
        </>
      )}
      <WhyView evaluation={evaluation} />
      {onEdit !== undefined && explanation !== undefined && (
        <EuiButtonEmpty
          size="xs"
          flush="left"
          iconType="pencil"
          data-test-subj="edit-query"
          onClick={() => onEdit(explanation.language === 'kql' ? 'kuery' : 'eql', explanation.query)}
        >
          {i18n.translate('investigationGuides.evaluate.editQuery', { defaultMessage: 'Edit its query' })}
        </EuiButtonEmpty>
      )}
    </div>
  );
}
