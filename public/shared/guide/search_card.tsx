/** One search of a step (an `investigate` directive): what it asks of stored events and alerts, over which time, and where it is run. */
import React from 'react';
import { EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiIcon, EuiPanel, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { SearchResolution } from '../../../common/api';
import type { InvestigateDirective } from '../../../common/guides/guide';
import { searchKqlLines } from '../../../common/guides/investigate/search_filter';
import { writtenKql } from '../../../common/guides/investigate/written_kql';
import { formatTime } from '../time';
import { VisibleText } from '../visible_text';
import { useGuideMark } from './guide_mark';
import { searchProblemText } from './search_words';
import { SqlText } from './sql_text';

interface SearchCardProps {
  readonly directive: InvestigateDirective;
  /** Undefined on a page that has no alert to fill the search in from. */
  readonly resolution: SearchResolution | undefined;
  readonly isReadOnly: boolean;
  readonly children?: React.ReactNode;
}

export function SearchCard({ directive, resolution, isReadOnly, children }: SearchCardProps): React.ReactElement {
  const mark = useGuideMark('search', directive.id);
  const isFilled = !isReadOnly && resolution?.status === 'resolved';
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="s" {...mark} data-test-subj={`search-${directive.id}`}>
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiIcon type="search" aria-hidden={true} />
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 0 }}>
          <EuiText size="s">
            <strong>{directive.label}</strong>
          </EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
      {directive.description !== '' && (
        <EuiText size="xs" color="subdued">
          <VisibleText text={directive.description} limit={1000} />
        </EuiText>
      )}
      <EuiSpacer size="s" />
      <SqlText
        pieces={[{ text: isFilled ? searchKqlLines(resolution.alternatives) : writtenKql(directive.providers), substitution: undefined }]}
        data-test-subj={`kql-${isFilled ? 'after' : 'before'}`}
      />
      <EuiText size="xs" color="subdued">
        <EuiSpacer size="xs" />
        {rangeText(directive, isFilled ? resolution : undefined)}
      </EuiText>
      {!isReadOnly && resolution !== undefined && <SearchProblems directive={directive} resolution={resolution} />}
      {children}
    </EuiPanel>
  );
}

function rangeText({ relativeFrom, relativeTo }: InvestigateDirective, resolution: SearchResolution | undefined): string {
  if (resolution?.from !== undefined && resolution.to !== undefined) {
    return i18n.translate('investigationGuides.guide.search.range', {
      defaultMessage: 'From {from} to {to}, counted from the time of the alert',
      values: { from: formatTime(resolution.from), to: formatTime(resolution.to) },
    });
  }
  if (resolution !== undefined || relativeFrom === undefined || relativeTo === undefined) {
    return i18n.translate('investigationGuides.guide.search.allTimes', { defaultMessage: 'Over all times' });
  }
  return i18n.translate('investigationGuides.guide.search.relativeRange', {
    defaultMessage: 'From {from} to {to}, where “now” is the time of the alert',
    values: { from: relativeFrom, to: relativeTo },
  });
}

interface SearchProblemsProps {
  readonly directive: InvestigateDirective;
  readonly resolution: SearchResolution;
}

function SearchProblems({ directive, resolution }: SearchProblemsProps): React.ReactElement | null {
  const texts = [...new Set(resolution.problems.map(searchProblemText))];
  if (texts.length === 0) return null;
  const isAsked = resolution.status === 'resolved';
  return (
    <>
      <EuiSpacer size="s" />
      <EuiCallOut
        size="s"
        color={isAsked ? 'primary' : 'warning'}
        iconType={isAsked ? 'flag' : 'help'}
        title={problemsTitle(directive, resolution)}
        data-test-subj={`search-problems-${directive.id}`}
      >
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </EuiCallOut>
    </>
  );
}

function problemsTitle(directive: InvestigateDirective, { status, alternatives }: SearchResolution): string {
  if (status !== 'resolved') {
    return i18n.translate('investigationGuides.guide.search.notAsked', { defaultMessage: 'Nothing to search for in this alert' });
  }
  const left = directive.providers.length - alternatives.length;
  return left === 0
    ? i18n.translate('investigationGuides.guide.search.remark', { defaultMessage: 'A remark on this search' })
    : i18n.translate('investigationGuides.guide.search.partlyAsked', {
        defaultMessage: '{left, plural, one {# of {total} alternatives is} other {# of {total} alternatives are}} left out',
        values: { left, total: directive.providers.length },
      });
}
