/** A rule that alerts on several events together: what decides, which of its parts were found, and by which events. */
import React, { useMemo } from 'react';
import { EuiIcon, EuiSpacer, EuiText, EuiTitle, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { PartEvaluation, RuleEvaluation, SetEvaluation } from '../../../common/api';
import type { ExplanationNode } from '../../../common/engine';
import { markConditions } from './condition_marks';
import { ConditionsView } from './conditions_view';
import { CountedGroupsView } from './counted_groups_view';
import { EventName } from './event_name';
import { FilterList } from './filter_list';
import { FindingView } from './finding_view';
import { RecordedView } from './recorded_view';
import { SequenceMissView } from './sequence_miss_view';
import { setSummary, stageText, whatDecides } from './set_words';

/** Of many events that fill a part, the first are enough. */
const MOST_FILLERS = 5;

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
      <Decision set={set} />
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

/** What was found together, or what is in the way: more than a single event could tell. */
function Decision({ set }: Pick<SetViewProps, 'set'>): React.ReactElement | null {
  const { found = [], found_total: total = 0, miss, recorded } = set;
  if (found.length === 0 && miss === undefined && recorded === undefined && set.groups === undefined) return null;
  return (
    <>
      {recorded !== undefined && <RecordedView recorded={recorded} set={set} />}
      {found.map((finding, index) => (
        <React.Fragment key={index}>
          {index > 0 && <EuiSpacer size="s" />}
          <FindingView finding={recorded === undefined ? finding : { ...finding, key: [] }} />
        </React.Fragment>
      ))}
      {total > found.length && (
        <EuiText size="xs">
          <p>
            {i18n.translate('investigationGuides.alert.set.moreFound', {
              defaultMessage: 'and found {count, plural, one {once more} other {# times more}}',
              values: { count: total - found.length },
            })}
          </p>
        </EuiText>
      )}
      {miss !== undefined && <SequenceMissView miss={miss} set={set} />}
      {found.length === 0 && <CountedGroupsView {...set} />}
      <EuiSpacer size="m" />
    </>
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
            {part.events.slice(0, MOST_FILLERS).map((event, place) => (
              <li key={`${event.index} ${event.id} ${place}`}>
                {i18n.translate('investigationGuides.alert.set.filledBy', { defaultMessage: 'Filled by the event' })}{' '}
                <EventName event={event} />
              </li>
            ))}
          </ul>
          {part.events.length > MOST_FILLERS && (
            <span>
              {i18n.translate('investigationGuides.alert.set.moreEvents', {
                defaultMessage: 'and {count, plural, one {# more event} other {# more events}}',
                values: { count: part.events.length - MOST_FILLERS },
              })}
            </span>
          )}
        </EuiText>
      )}
      <EuiSpacer size="xs" />
    </div>
  );
}
