/** One Osquery query of a step: what it asks, before and after it is filled in, why it cannot be run, and where it is run. */
import React, { useState } from 'react';
import { EuiButtonGroup, EuiFlexGroup, EuiFlexItem, EuiIcon, EuiPanel, EuiSpacer, EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { OsqueryDirective } from '../../../common/guides/guide';
import type { Resolution } from '../../../common/osquery/resolution';
import { VisibleText } from '../visible_text';
import { useGuideMark } from './guide_mark';
import { piecesAfter, piecesBefore, type QueryPiece } from './query_pieces';
import { QueryChecks } from './query_checks';
import { QueryProblems } from './query_problems';
import { SqlText } from './sql_text';

interface QueryCardProps {
  readonly directive: OsqueryDirective;
  /** Undefined on a page that has no alert to fill the query in from. */
  readonly resolution: Resolution | undefined;
  readonly isReadOnly: boolean;
  readonly children?: React.ReactNode;
}

type View = 'after' | 'before' | 'kibana';

export function QueryCard({ directive, resolution, isReadOnly, children }: QueryCardProps): React.ReactElement {
  const mark = useGuideMark('query', directive.id);
  const views = viewsOf(directive, resolution, isReadOnly);
  const [chosen, setChosen] = useState<View>('after');
  const shown = views.find((view) => view.id === chosen) ?? views[0];
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="s" {...mark} data-test-subj={`query-${directive.id}`}>
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap justifyContent="spaceBetween">
        <EuiFlexItem grow={1} style={{ minWidth: 160 }}>
          <EuiText size="s">
            <EuiIcon type="logoOsquery" aria-hidden={true} /> <strong>{directive.label}</strong>
          </EuiText>
        </EuiFlexItem>
        {views.length > 1 && (
          <EuiFlexItem grow={false}>
            <EuiButtonGroup
              legend={i18n.translate('investigationGuides.guide.query.view.legend', { defaultMessage: 'How to show the query' })}
              buttonSize="compressed"
              options={views.map(({ id, label }) => ({ id, label }))}
              idSelected={shown?.id ?? 'before'}
              onChange={(id) => setChosen(views.find((view) => view.id === id)?.id ?? 'after')}
            />
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      {shown !== undefined && <SqlText pieces={shown.pieces} data-test-subj={`sql-${shown.id}`} />}
      {shown?.id === 'kibana' && <KibanaRemark />}
      {resolution !== undefined && !isReadOnly && <Substitutions resolution={resolution} />}
      {resolution !== undefined && <QueryProblems resolution={resolution} hasAlert={!isReadOnly} />}
      {resolution?.checks !== undefined && <QueryChecks checks={resolution.checks} />}
      {children}
    </EuiPanel>
  );
}

interface QueryView {
  readonly id: View;
  readonly label: string;
  readonly pieces: readonly QueryPiece[];
}

function viewsOf(directive: OsqueryDirective, resolution: Resolution | undefined, isReadOnly: boolean): readonly QueryView[] {
  const before = resolution === undefined ? [{ text: directive.query, substitution: undefined }] : piecesBefore(resolution);
  const asWritten: QueryView = {
    id: 'before',
    label: i18n.translate('investigationGuides.guide.query.view.before', { defaultMessage: 'As written' }),
    pieces: before,
  };
  if (resolution === undefined || isReadOnly || resolution.substitutions.length === 0) return [asWritten];
  const after = piecesAfter(resolution);
  return [
    ...(after === undefined
      ? []
      : [
          {
            id: 'after' as const,
            label: i18n.translate('investigationGuides.guide.query.view.after', { defaultMessage: 'For this alert' }),
            pieces: after,
          },
        ]),
    asWritten,
    ...(resolution.asKibanaSends === resolution.resolved
      ? []
      : [
          {
            id: 'kibana' as const,
            label: i18n.translate('investigationGuides.guide.query.view.kibana', { defaultMessage: 'Kibana would send' }),
            pieces: [{ text: resolution.asKibanaSends, substitution: undefined }],
          },
        ]),
  ];
}

function KibanaRemark(): React.ReactElement {
  return (
    <EuiText size="xs" color="subdued">
      <EuiSpacer size="xs" />
      {i18n.translate('investigationGuides.guide.query.kibanaRemark', {
        defaultMessage:
          'For comparison only, never run from here: Kibana pastes the value into the SQL as bare text (of several values older versions paste all, newer ones the first). It may name a column instead of the value, return every row, or let the alert write SQL.',
      })}
    </EuiText>
  );
}

/** In the font of code: in others two single quotes look like a double one. */
function Substitutions({ resolution }: { readonly resolution: Resolution }): React.ReactElement | null {
  const { euiTheme } = useEuiTheme();
  if (resolution.status !== 'resolved' || resolution.substitutions.length === 0) return null;
  return (
    <EuiText size="xs" color="subdued">
      <EuiSpacer size="xs" />
      {resolution.substitutions.map((substitution, index) => (
        <div key={index} style={{ fontFamily: euiTheme.font.familyCode }}>
          {`{{${substitution.field}}}`} → <VisibleText text={substitution.replacement ?? ''} limit={200} />
        </div>
      ))}
    </EuiText>
  );
}
