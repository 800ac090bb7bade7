/** The values that the event has for a field, told apart from each other and from "no value". */
import React, { useState } from 'react';
import { EuiLink, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { VisibleText } from '../visible_text';

const FIRST_VALUES = 8;

interface ObservedValuesProps {
  readonly values: readonly unknown[];
  /** How many more the event has, which the server did not send. */
  readonly omitted?: number | undefined;
}

export function ObservedValues({ values, omitted }: ObservedValuesProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  const [isOpen, setIsOpen] = useState(false);
  if (values.length === 0) {
    return <em>{i18n.translate('investigationGuides.alert.value.none', { defaultMessage: 'no value' })}</em>;
  }
  const shown = isOpen ? values : values.slice(0, FIRST_VALUES);
  return (
    <span style={{ fontFamily: euiTheme.font.familyCode }}>
      {shown.map((value, index) => (
        <React.Fragment key={index}>
          {index > 0 && <span style={{ color: euiTheme.colors.subduedText }}> · </span>}
          <VisibleText text={valueText(value)} limit={240} />
        </React.Fragment>
      ))}
      {shown.length < values.length && (
        <>
          {' '}
          <EuiLink onClick={() => setIsOpen(true)}>
            {i18n.translate('investigationGuides.alert.value.more', {
              defaultMessage: '+{count} more',
              values: { count: values.length - shown.length },
            })}
          </EuiLink>
        </>
      )}
      {omitted !== undefined && shown.length === values.length && (
        <>
          {' '}
          <em>
            {i18n.translate('investigationGuides.alert.value.omitted', {
              defaultMessage: 'and {count} more values in the event',
              values: { count: omitted },
            })}
          </em>
        </>
      )}
    </span>
  );
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
