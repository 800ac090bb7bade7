/** Whether what was done so far goes into the case, and what would be written there. */
import React from 'react';
import { EuiAccordion, EuiCheckbox, EuiPanel, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';

interface CommentChoiceProps {
  /** Markdown; undefined when there is nothing to tell. */
  readonly comment: string | undefined;
  readonly isWanted: boolean;
  readonly onChange: (isWanted: boolean) => void;
}

export function CommentChoice({ comment, isWanted, onChange }: CommentChoiceProps): React.ReactElement {
  if (comment === undefined) {
    return (
      <EuiText size="s" color="subdued" data-test-subj="no-work">
        {i18n.translate('investigationGuides.cases.comment.none', {
          defaultMessage: 'No step, note, query or verdict is recorded with the alert yet, so no summary is added.',
        })}
      </EuiText>
    );
  }
  return (
    <>
      <EuiCheckbox
        id="case-comment"
        label={i18n.translate('investigationGuides.cases.comment.want', {
          defaultMessage: 'Add what was done so far as a comment: steps, notes, queries, verdict',
        })}
        checked={isWanted}
        onChange={(event) => onChange(event.target.checked)}
        data-test-subj="case-comment"
      />
      <EuiSpacer size="s" />
      <EuiAccordion
        id="case-comment-text"
        buttonContent={
          <EuiText size="s">{i18n.translate('investigationGuides.cases.comment.show', { defaultMessage: 'What will be written' })}</EuiText>
        }
      >
        <EuiSpacer size="s" />
        <EuiPanel color="subdued" hasShadow={false} paddingSize="s">
          <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: '0.75rem' }} data-test-subj="case-comment-text">
            {comment}
          </pre>
        </EuiPanel>
      </EuiAccordion>
    </>
  );
}
