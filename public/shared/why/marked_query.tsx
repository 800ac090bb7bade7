/** The rule's query as it is written, each condition marked with its outcome; one can be pointed at, focused or clicked. */
import React from 'react';
import { EuiPanel, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { MarkedCondition } from './condition_marks';
import { markLabel } from './condition_words';
import { MarkIcon, useMarkColor } from './mark_icon';
import type { QueryRun } from './query_runs';

interface MarkedQueryProps {
  readonly runs: readonly QueryRun[];
  /** `MarkedCondition.id` that is being looked at. */
  readonly active: number | undefined;
  readonly onPoint: (id: number | undefined) => void;
  readonly onPick: (id: number) => void;
}

export function MarkedQuery({ runs, active, onPoint, onPick }: MarkedQueryProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <EuiPanel color="subdued" hasShadow={false} paddingSize="s">
      <div
        data-test-subj="marked-query"
        style={{
          fontFamily: euiTheme.font.familyCode,
          fontSize: '0.8125rem',
          lineHeight: 1.75,
          overflowWrap: 'anywhere',
          whiteSpace: 'pre-wrap',
        }}
      >
        {runs.map((run, index) =>
          run.condition === undefined ? (
            <React.Fragment key={index}>{run.text}</React.Fragment>
          ) : (
            <MarkedRun
              key={index}
              run={run}
              condition={run.condition}
              isFirst={runs[index - 1]?.condition !== run.condition}
              isActive={active === run.condition.id}
              onPoint={onPoint}
              onPick={onPick}
            />
          )
        )}
      </div>
    </EuiPanel>
  );
}

interface MarkedRunProps {
  readonly run: QueryRun;
  readonly condition: MarkedCondition;
  /** A condition is cut where a listed value matched; only its first run carries the icon and takes the focus. */
  readonly isFirst: boolean;
  readonly isActive: boolean;
  readonly onPoint: (id: number | undefined) => void;
  readonly onPick: (id: number) => void;
}

function MarkedRun({ run, condition, isFirst, isActive, onPoint, onPick }: MarkedRunProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  const color = useMarkColor()(condition.mark);
  const label = i18n.translate('investigationGuides.alert.why.conditionLabel', {
    defaultMessage: '{condition}: {outcome}',
    values: { condition: condition.text, outcome: markLabel(condition.mark) },
  });
  return (
    <span
      {...(isFirst
        ? {
            role: 'button',
            tabIndex: 0,
            'aria-label': label,
            'aria-pressed': isActive,
            'data-test-subj': `condition-${condition.id}`,
            onFocus: () => onPoint(condition.id),
            onBlur: () => onPoint(undefined),
            onKeyDown: (event: React.KeyboardEvent) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              onPick(condition.id);
            },
          }
        : { 'aria-hidden': true })}
      onMouseEnter={() => onPoint(condition.id)}
      onMouseLeave={() => onPoint(undefined)}
      onClick={() => onPick(condition.id)}
      style={{
        background: isActive ? euiTheme.colors.lightShade : undefined,
        borderRadius: 2,
        outline: isActive ? `1px solid ${color}` : undefined,
        cursor: 'pointer',
        fontWeight: run.isMatchedValue ? euiTheme.font.weight.bold : undefined,
        color: run.isMatchedValue ? color : undefined,
      }}
    >
      {lineParts(run.text).map((part, index) => (
        <span
          key={index}
          style={
            part.trim() === '' ? undefined : { borderBottom: `2px ${condition.node.outcome === 'true' ? 'solid' : 'dashed'} ${color}` }
          }
        >
          {isFirst && index === 0 && (
            <>
              <MarkIcon mark={condition.mark} />{' '}
            </>
          )}
          {part}
        </span>
      ))}
    </span>
  );
}

/** Line breaks with the indentation after them are parts of their own, so that only words are underlined. */
const lineParts = (text: string): readonly string[] => text.split(/(\s*\n\s*)/).filter((part) => part !== '');
