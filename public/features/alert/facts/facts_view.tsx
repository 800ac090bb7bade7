/** The important fields of the alert, in groups. */
import React from 'react';
import { EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { VisibleText } from '../../../shared/visible_text';
import { factGroups } from './alert_facts';
import type { DocumentField } from './document_fields';
import { factGroupLabel } from './fact_words';
import { FieldRows } from './field_rows';

interface FactsViewProps {
  readonly fields: readonly DocumentField[];
  readonly reason: string;
  readonly index: string;
}

export function FactsView({ fields, reason, index }: FactsViewProps): React.ReactElement {
  return (
    <div data-test-subj="facts">
      {reason !== '' && (
        <>
          <EuiText size="s">
            <VisibleText text={reason} />
          </EuiText>
          <EuiSpacer size="m" />
        </>
      )}
      {factGroups(fields).map(({ name, facts }) => (
        <section key={name}>
          <EuiTitle size="xxs">
            <h3>{factGroupLabel(name)}</h3>
          </EuiTitle>
          <EuiSpacer size="xs" />
          <FieldRows rows={name === 'origin' ? [...facts, { field: '_index', values: [index] }] : facts} label={factGroupLabel(name)} />
          <EuiSpacer size="m" />
        </section>
      ))}
      {fields.length === 0 && (
        <EuiText size="s" color="subdued">
          {i18n.translate('investigationGuides.alert.facts.none', { defaultMessage: 'The alert document has no fields.' })}
        </EuiText>
      )}
    </div>
  );
}
