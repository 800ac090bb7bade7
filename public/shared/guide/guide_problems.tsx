/** What is wrong with a piece of a guide: the place, the reason, and the text as it stands, so that nothing is lost. */
import React from 'react';
import { EuiCallOut, EuiCodeBlock, EuiSpacer } from '@elastic/eui';
import type { GuideProblem } from '../../../common/guides/guide';
import { guideProblemText } from './words';

export function GuideProblems({ problems }: { readonly problems: readonly GuideProblem[] }): React.ReactElement | null {
  if (problems.length === 0) return null;
  return (
    <>
      {problems.map((problem, index) => (
        <React.Fragment key={index}>
          <EuiSpacer size="s" />
          <EuiCallOut size="s" color="warning" iconType="warning" title={guideProblemText(problem)}>
            {problem.text === '' ? null : (
              <EuiCodeBlock language="text" paddingSize="s" fontSize="s" overflowHeight={160} isCopyable>
                {problem.text}
              </EuiCodeBlock>
            )}
          </EuiCallOut>
        </React.Fragment>
      ))}
    </>
  );
}
