/** The events that the alert was made of, fetched when they are looked at; each with its time, its place and all its fields. */
import React, { useMemo, useState } from 'react';
import { EuiButtonEmpty, EuiSpacer, EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { FoundSourceEvent, SourceEvent } from '../../../../common/api';
import { ChevronDown, ChevronRight } from '../../../shared/chevron';
import { Loaded } from '../../../shared/loaded';
import { formatExactTime, formatTime } from '../../../shared/time';
import { useSourceEvents } from '../use_alert';
import { AllFieldsView } from './all_fields_view';
import { documentFields } from './document_fields';
import { FieldRows } from './field_rows';
import { unreadText } from './unread_words';

export function SourceEventsSection({ alertId }: { readonly alertId: string }): React.ReactElement {
  const call = useSourceEvents(alertId);
  return (
    <div data-test-subj="source-events">
      <Loaded
        call={call}
        loadingTitle={i18n.translate('investigationGuides.alert.events.loading', { defaultMessage: 'Reading the source events' })}
        failedTitle={i18n.translate('investigationGuides.alert.events.failed', { defaultMessage: 'The source events could not be read' })}
      >
        {({ events, total }) => (
          <>
            {events.length === 1 ? events.map((event) => <OneEvent key={event.id} event={event} />) : <SeveralEvents events={events} />}
            {total > events.length && (
              <EuiText size="xs" color="subdued">
                {i18n.translate('investigationGuides.alert.events.cut', {
                  defaultMessage: 'The first {shown} of {total} events are shown.',
                  values: { shown: events.length, total },
                })}
              </EuiText>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

/** In the order of the alert, which for a sequence is that of its stages; one of them open, so that a hundred cost no more than one. */
function SeveralEvents({ events }: { readonly events: readonly SourceEvent[] }): React.ReactElement {
  const [open, setOpen] = useState<number | undefined>(0);
  const { euiTheme } = useEuiTheme();
  return (
    <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {events.map((event, at) => {
        const isOpen = open === at;
        const Chevron = isOpen ? ChevronDown : ChevronRight;
        return (
          <li key={`${event.index}/${event.id}`} style={{ borderBottom: `1px solid ${euiTheme.colors.lightShade}` }}>
            <EuiButtonEmpty
              size="s"
              flush="both"
              color="text"
              aria-expanded={isOpen}
              onClick={() => setOpen(isOpen ? undefined : at)}
              data-test-subj={`source-event-${at + 1}`}
            >
              <span style={{ alignItems: 'center', display: 'inline-flex', gap: 6 }}>
                <Chevron aria-hidden={true} />
                <strong>{at + 1}</strong>
                {event.status === 'found' && event.timestamp !== undefined ? formatTime(event.timestamp) : event.id}
              </span>
            </EuiButtonEmpty>
            {isOpen && <OneEvent event={event} />}
          </li>
        );
      })}
    </ol>
  );
}

function OneEvent({ event }: { readonly event: SourceEvent }): React.ReactElement {
  return event.status === 'found' ? <Found event={event} /> : <Unread event={event} />;
}

function Found({ event }: { readonly event: FoundSourceEvent }): React.ReactElement {
  const fields = useMemo(() => documentFields(event.source), [event.source]);
  const place = [
    ...(event.timestamp === undefined ? [] : [{ field: '@timestamp', values: [formatExactTime(event.timestamp)] }]),
    { field: '_index', values: [event.index] },
    { field: '_id', values: [event.id] },
  ];
  return (
    <>
      <FieldRows
        rows={place}
        label={i18n.translate('investigationGuides.alert.events.place', { defaultMessage: 'Time and place of the event' })}
      />
      <EuiSpacer size="s" />
      <AllFieldsView fields={fields} />
      <EuiSpacer size="s" />
    </>
  );
}

function Unread({ event }: { readonly event: Exclude<SourceEvent, FoundSourceEvent> }): React.ReactElement {
  return (
    <EuiText size="s" color="subdued" data-test-subj={`source-event-${event.status}`}>
      <p>{unreadText(event.status)}</p>
      {event.index !== '' && (
        <FieldRows
          rows={[
            { field: '_index', values: [event.index] },
            { field: '_id', values: [event.id] },
          ]}
          label={i18n.translate('investigationGuides.alert.events.place', { defaultMessage: 'Time and place of the event' })}
        />
      )}
      <EuiSpacer size="s" />
    </EuiText>
  );
}
