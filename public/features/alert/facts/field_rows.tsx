/** Fields with their values, one a line: the name on the left, the value with a copy button on the right. */
import React from 'react';
import { EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { CopyIcon } from '../../../shared/guide';
import { ObservedValues } from '../../../shared/why/observed_values';

interface FieldRowsProps {
  readonly rows: readonly { readonly field: string; readonly values: readonly string[] }[];
  readonly label: string;
}

export function FieldRows({ rows, label }: FieldRowsProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  const line = `1px solid ${euiTheme.colors.lightShade}`;
  return (
    <EuiText size="xs">
      <dl aria-label={label} style={{ display: 'grid', gridTemplateColumns: 'minmax(110px, 36%) minmax(0, 1fr)', margin: 0 }}>
        {rows.map(({ field, values }) => (
          <React.Fragment key={field}>
            <dt
              style={{
                borderBottom: line,
                color: euiTheme.colors.subduedText,
                fontWeight: 'normal',
                margin: 0,
                overflowWrap: 'anywhere',
                padding: '3px 8px 3px 0',
              }}
            >
              {field}
            </dt>
            <dd style={{ alignItems: 'flex-start', borderBottom: line, display: 'flex', gap: 2, margin: 0, minWidth: 0, padding: '3px 0' }}>
              <span style={{ flex: '1 1 auto', minWidth: 0 }}>
                <ObservedValues values={values} />
              </span>
              <CopyIcon
                text={values.join('\n')}
                label={i18n.translate('investigationGuides.alert.facts.copy', { defaultMessage: 'Copy {field}', values: { field } })}
              />
            </dd>
          </React.Fragment>
        ))}
      </dl>
    </EuiText>
  );
}
