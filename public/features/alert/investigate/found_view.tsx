/** What a search of the guide found: the numbers, then the newest events and alerts in one table by time. */
import React from 'react';
import { EuiBadge, EuiBasicTable, EuiCallOut, EuiLink, EuiSpacer, EuiText, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { FoundRow, GuideSearchResponse } from '../../../../common/api';
import { alertHref, useLink, type LinkProps } from '../../../shared/links';
import { formatExactTime, formatTime } from '../../../shared/time';
import { VisibleText } from '../../../shared/visible_text';
import { neverCards } from '../../../shared/wide_table';
import { foundTitle, unsearchedTexts } from './found_words';

interface FoundViewProps {
  readonly found: GuideSearchResponse;
  readonly label: string;
}

export function FoundView({ found, label }: FoundViewProps): React.ReactElement {
  const link = useLink();
  const total = [found.events, found.alerts].reduce((sum, part) => sum + (part.searched ? part.total : 0), 0);
  return (
    <div data-test-subj="found">
      <EuiSpacer size="s" />
      {unsearchedTexts(found).map((text) => (
        <React.Fragment key={text}>
          <EuiCallOut size="s" color="warning" iconType="warning" title={text} data-test-subj="not-searched" />
          <EuiSpacer size="s" />
        </React.Fragment>
      ))}
      <EuiText size="s" role="status">
        <strong data-test-subj="found-title">{foundTitle(found)}</strong>
        {total > found.rows.length && found.rows.length > 0 && <span>{` · ${newestText(found.rows.length)}`}</span>}
      </EuiText>
      {found.rows.length > 0 && (
        <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={label}>
          <EuiBasicTable<FoundRow>
            tableCaption={label}
            items={[...found.rows]}
            columns={columnsOf(found, link)}
            compressed
            tableLayout="auto"
            {...neverCards}
          />
        </div>
      )}
    </div>
  );
}

function newestText(count: number): string {
  return i18n.translate('investigationGuides.alert.search.newest', { defaultMessage: 'the newest {count} are shown', values: { count } });
}

function columnsOf({ columns }: GuideSearchResponse, link: (href: string) => LinkProps): EuiBasicTableColumn<FoundRow>[] {
  return [
    {
      name: i18n.translate('investigationGuides.alert.search.column.time', { defaultMessage: 'Time' }),
      render: (row: FoundRow) => (
        <span style={{ whiteSpace: 'nowrap' }} title={row.timestamp === undefined ? undefined : formatExactTime(row.timestamp)}>
          {row.timestamp === undefined ? '–' : formatTime(row.timestamp)}
        </span>
      ),
    },
    {
      name: i18n.translate('investigationGuides.alert.search.column.kind', { defaultMessage: 'What' }),
      render: (row: FoundRow) => <Kind row={row} link={link} />,
    },
    ...columns.map((column, index): EuiBasicTableColumn<FoundRow> => ({
      name: column,
      id: `column-${index}`,
      render: (row: FoundRow) => <Values texts={row.values[column] ?? []} />,
    })),
  ];
}

function Kind({ row, link }: { readonly row: FoundRow; readonly link: (href: string) => LinkProps }): React.ReactElement {
  if (row.kind === 'event') {
    return row.is_origin ? (
      <EuiBadge color="hollow">
        {i18n.translate('investigationGuides.alert.search.itsEvent', { defaultMessage: 'event of this alert' })}
      </EuiBadge>
    ) : (
      <span style={{ whiteSpace: 'nowrap' }}>{i18n.translate('investigationGuides.alert.search.event', { defaultMessage: 'event' })}</span>
    );
  }
  return row.is_origin ? (
    <EuiBadge color="hollow">{i18n.translate('investigationGuides.alert.search.thisAlert', { defaultMessage: 'this alert' })}</EuiBadge>
  ) : (
    <EuiLink {...link(alertHref(row.id))}>{i18n.translate('investigationGuides.alert.search.alert', { defaultMessage: 'alert' })}</EuiLink>
  );
}

function Values({ texts }: { readonly texts: readonly string[] }): React.ReactElement | null {
  if (texts.length === 0) return null;
  return (
    <div style={{ width: 'max-content', maxWidth: 320 }}>
      <VisibleText text={texts.join(', ')} limit={160} />
    </div>
  );
}
