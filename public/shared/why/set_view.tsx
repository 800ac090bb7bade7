/** A rule that alerts on several events together: what decides, which of its parts were found, and by which events. */
import React, { useMemo } from 'react';
import { EuiIcon, EuiSpacer, EuiText, EuiTitle, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { PartEvaluation, RuleEvaluation, SetEvaluation } from '../../../common/api';
import type { ExplanationNode } from '../../../common/engine';
import { formatTime } from '../time';
import { VisibleText } from '../visible_text';
import { markConditions } from './condition_marks';
import { ConditionsView } from './conditions_view';
import { FilterList } from './filter_list';
import { setSummary, stageText, whatDecides } from './set_words';

interface SetViewProps {
  readonly verdict: RuleEvaluation['verdict'];
  readonly set: SetEvaluation;
}

export function SetView({ verdict, set }: SetViewProps): React.ReactElement {
  const explained = useMemo(
    () => set.parts.flatMap((part) => (part.explanation === undefined ? [] : [{ part, explanation: part.explanation }])),
    [set]
  );
  const [first] = explained;
  const marks = useMemo(() => {
    const root = joined(explained.map(({ explanation }) => explanation.root));
    return explained[0] === undefined ? undefined : markConditions({ ...explained[0].explanation, root });
  }, [explained]);
  return (
    <div data-test-subj="why-set">
      <EuiText size="s">
        <p>{setSummary(verdict, set)}</p>
        <p>{whatDecides(set)}</p>
      </EuiText>
      <EuiSpacer size="s" />
      {first !== undefined && marks !== undefined && (
        <ConditionsView
          query={first.explanation.query}
          marks={marks}
          trees={explained.map(({ part, explanation }) => ({ heading: <PartHeading part={part} />, root: explanation.root }))}
        />
      )}
      {first !== undefined && <FilterList filters={first.explanation.filters} />}
    </div>
  );
}

/** One text, several trees: the marks of all stages stand in it together. */
function joined(roots: readonly ExplanationNode[]): ExplanationNode {
  const spans = roots.map(({ span }) => span);
  const holds = roots.every(({ outcome }) => outcome === 'true');
  return {
    kind: 'and',
    span: { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) },
    outcome: holds ? 'true' : 'false',
    reason: 'branches',
    isExclusion: false,
    fields: [],
    matchedValueSpans: [],
    children: roots,
  };
}

function PartHeading({ part }: { readonly part: PartEvaluation }): React.ReactElement | null {
  const { euiTheme } = useEuiTheme();
  if (part.stages.length === 0) return null;
  const color = part.is_match ? euiTheme.colors.successText : euiTheme.colors.subduedText;
  return (
    <div data-test-subj={`stage-${part.stages[0]}`}>
      <EuiTitle size="xxs">
        <h4>
          <EuiIcon type={part.is_match ? 'check' : 'minus'} color={color} size="s" aria-hidden={true} /> {stageText(part)}
        </h4>
      </EuiTitle>
      {part.events.length > 0 && (
        <EuiText size="xs" color="subdued">
          <ul style={{ listStyle: 'none', margin: 0, paddingLeft: 0 }}>
            {part.events.map(({ index, id, timestamp }) => (
              <li key={`${index} ${id}`} style={{ overflowWrap: 'anywhere' }}>
                {i18n.translate('investigationGuides.alert.set.filledBy', { defaultMessage: 'Filled by the event' })}{' '}
                {timestamp !== undefined && <>{formatTime(timestamp)} </>}
                <span style={{ fontFamily: euiTheme.font.familyCode }}>
                  <VisibleText text={id} limit={80} />
                </span>
              </li>
            ))}
          </ul>
        </EuiText>
      )}
      <EuiSpacer size="xs" />
    </div>
  );
}
