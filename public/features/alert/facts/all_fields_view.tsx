/** Every field of the alert document, to be searched by name or value. */
import React, { useMemo, useState } from 'react';
import { EuiFieldSearch, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { filterFields, type DocumentField } from './document_fields';
import { FieldRows } from './field_rows';

export function AllFieldsView({ fields }: { readonly fields: readonly DocumentField[] }): React.ReactElement {
  const [text, setText] = useState('');
  const found = useMemo(() => filterFields(fields, text), [fields, text]);
  const label = i18n.translate('investigationGuides.alert.fields.filter', { defaultMessage: 'Filter by field or value' });
  return (
    <div data-test-subj="all-fields">
      <EuiFieldSearch
        compressed
        fullWidth
        incremental
        value={text}
        placeholder={label}
        aria-label={label}
        onChange={(event) => setText(event.target.value)}
      />
      <EuiSpacer size="xs" />
      <EuiText size="xs" color="subdued" role="status">
        {i18n.translate('investigationGuides.alert.fields.count', {
          defaultMessage: '{shown} of {total} fields',
          values: { shown: found.length, total: fields.length },
        })}
      </EuiText>
      <EuiSpacer size="s" />
      <FieldRows
        rows={found.map(({ name, values }) => ({ field: name, values }))}
        label={i18n.translate('investigationGuides.alert.fields.title', { defaultMessage: 'All fields' })}
      />
    </div>
  );
}
