/** Copies the rows that are shown, on all their pages, for a spreadsheet or a script. */
import React from 'react';
import { copyToClipboard, EuiButtonEmpty } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { rowsAsCsv, rowsAsNdjson, type ResultRow, type ResultTable } from '../../../../common/osquery/results';
import { ChevronDown } from '../../../shared/chevron';
import { useHost } from '../../../shared/host_context';
import { MenuButton } from '../header/menu_button';

interface CopyMenuProps {
  readonly id: string;
  readonly columns: ResultTable['columns'];
  readonly rows: readonly ResultRow[];
  readonly withAgent: boolean;
}

export function CopyMenu({ id, ...copied }: CopyMenuProps): React.ReactElement {
  const { notices } = useHost();
  const copy = (text: string, format: string): void => {
    if (copyToClipboard(text)) {
      notices.success(
        i18n.translate('investigationGuides.osquery.copy.done', {
          defaultMessage: '{count, plural, one {# row} other {# rows}} copied as {format}',
          values: { count: copied.rows.length, format },
        })
      );
    } else {
      notices.danger(
        i18n.translate('investigationGuides.osquery.copy.failed', { defaultMessage: 'The browser did not let the rows be copied' })
      );
    }
  };
  return (
    <MenuButton
      id={`copy-${id}`}
      label={copyLabel()}
      choices={[
        { id: 'csv', label: copyAs('CSV'), onChoose: () => copy(rowsAsCsv(copied), 'CSV') },
        { id: 'ndjson', label: copyAs('NDJSON'), onChoose: () => copy(rowsAsNdjson(copied), 'NDJSON') },
      ]}
      renderButton={(toggle) => (
        <EuiButtonEmpty
          size="xs"
          iconType="copy"
          onClick={toggle}
          isDisabled={copied.rows.length === 0}
          data-test-subj={`copy-${id}-button`}
        >
          {copyLabel()} <ChevronDown style={{ display: 'inline', verticalAlign: 'middle' }} />
        </EuiButtonEmpty>
      )}
    />
  );
}

const copyLabel = (): string => i18n.translate('investigationGuides.osquery.copy.label', { defaultMessage: 'Copy' });

const copyAs = (format: string): string =>
  i18n.translate('investigationGuides.osquery.copy.as', { defaultMessage: 'Copy as {format}', values: { format } });
