/** Every field: of the alert, or of the events that it was made of. */
import React, { useState } from 'react';
import { EuiButtonGroup, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { AllFieldsView } from './all_fields_view';
import { namedEvents, type DocumentField } from './document_fields';
import { SourceEventsSection } from './source_events_section';

interface FieldsPanelProps {
  readonly alertId: string;
  readonly fields: readonly DocumentField[];
}

export function FieldsPanel({ alertId, fields }: FieldsPanelProps): React.ReactElement {
  const [shown, setShown] = useState<'alert' | 'event'>('alert');
  const events = namedEvents(fields);
  if (events === 0) return <AllFieldsView fields={fields} />;
  return (
    <>
      <EuiButtonGroup
        legend={i18n.translate('investigationGuides.alert.fields.of', { defaultMessage: 'Whose fields are shown' })}
        buttonSize="compressed"
        isFullWidth
        idSelected={`fields-of-${shown}`}
        onChange={(id) => setShown(id === 'fields-of-event' ? 'event' : 'alert')}
        options={[
          { id: 'fields-of-alert', label: i18n.translate('investigationGuides.alert.fields.ofAlert', { defaultMessage: 'Alert' }) },
          {
            id: 'fields-of-event',
            label: i18n.translate('investigationGuides.alert.fields.ofEvents', {
              defaultMessage: '{count, plural, one {Source event} other {Source events (#)}}',
              values: { count: events },
            }),
            'data-test-subj': 'source-events-switch',
          },
        ]}
      />
      <EuiSpacer size="s" />
      {shown === 'alert' ? <AllFieldsView fields={fields} /> : <SourceEventsSection alertId={alertId} />}
    </>
  );
}
