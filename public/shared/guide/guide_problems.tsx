/** What is wrong with a piece of a guide: the place, the reason, and the text as it stands, so that nothing is lost. */
import React from 'react';
import { EuiCallOut, EuiCodeBlock, EuiSpacer, EuiText, useEuiTheme } from '@elastic/eui';
import type { GuideProblem } from '../../../common/guides/guide';
import { VisibleText } from '../visible_text';
import { guideProblemText } from './words';

export function GuideProblems({ problems }: { readonly problems: readonly GuideProblem[] }): React.ReactElement | null {
  if (problems.length === 0) return null;
  return (
    <>
      {problems.map((problem, index) => (
        <React.Fragment key={index}>
          <EuiSpacer size="s" />
          <EuiCallOut size="s" color="warning" iconType="warning" title={guideProblemText(problem)} data-test-subj="guide-problem">
            <Place problem={problem} />
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

const AROUND = 40;

/** The text around the very place, which is marked: in a directive of two thousand characters a column says little. */
function Place({ problem: { at, text } }: { readonly problem: GuideProblem }): React.ReactElement | null {
  const { euiTheme } = useEuiTheme();
  if (at === undefined || text === '') return null;
  const before = text.slice(Math.max(0, at.offset - AROUND), at.offset);
  const after = text.slice(at.offset + 1, at.offset + AROUND);
  return (
    <EuiText size="xs">
      <p style={{ fontFamily: euiTheme.font.familyCode, overflowWrap: 'anywhere' }}>
        {at.offset > AROUND && '…'}
        <VisibleText text={before} />
        <mark style={{ background: 'transparent', borderBottom: `2px solid ${euiTheme.colors.danger}`, color: 'inherit' }}>
          <VisibleText text={text[at.offset] ?? '␣'} />
        </mark>
        <VisibleText text={after} />
        {at.offset + AROUND < text.length && '…'}
      </p>
    </EuiText>
  );
}
