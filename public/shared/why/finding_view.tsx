/** What a rule on several events found: the events in their order, with what joins them and how long after the one before each came. */
import React from 'react';
import { EuiBadge, EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { FieldValueText, SetFinding } from '../../../common/api';
import { VisibleText } from '../visible_text';
import { durationText } from './duration_words';
import { EventName } from './event_name';

/** More of a group are alike. */
const MOST_SHOWN = 8;

export function FindingView({ finding }: { readonly finding: SetFinding }): React.ReactElement {
  const { events, events_total: total, indicators, stages, duration_ms: durationMs } = finding;
  const shown = stages === undefined ? events.slice(0, MOST_SHOWN) : [];
  return (
    <EuiText size="xs" data-test-subj="finding">
      {stages === undefined && finding.key.length > 0 && <Keys fields={finding.key} />}
      <ol style={{ listStyle: 'none', margin: '4px 0', paddingLeft: 0 }}>
        {stages?.map(({ stage, event, after_ms: afterMs, key }) => (
          <Moment key={stage} title={stageTitle(stage)} after={afterMs === null ? undefined : durationText(afterMs)}>
            <EventName event={event} />
            <Keys fields={key} />
          </Moment>
        ))}
        {shown.map((event, place) => (
          <Moment key={`${event.index} ${event.id} ${place}`}>
            <EventName event={event} />
          </Moment>
        ))}
      </ol>
      {stages === undefined && total > shown.length && (
        <p>
          {i18n.translate('investigationGuides.alert.set.moreEvents', {
            defaultMessage: 'and {count, plural, one {# more event} other {# more events}}',
            values: { count: total - shown.length },
          })}
        </p>
      )}
      {durationMs !== undefined && (
        <p>
          {i18n.translate('investigationGuides.alert.set.duration', {
            defaultMessage: 'From the first to the last event: {duration}',
            values: { duration: durationText(durationMs) },
          })}
        </p>
      )}
      {indicators.length > 0 && (
        <>
          <strong>
            {i18n.translate('investigationGuides.alert.set.indicators', { defaultMessage: 'Indicators with the same value' })}
          </strong>
          <ul style={{ listStyle: 'none', margin: '4px 0', paddingLeft: 0 }}>
            {indicators.slice(0, MOST_SHOWN).map((event, place) => (
              <Moment key={`${event.index} ${event.id} ${place}`}>
                <EventName event={event} />
              </Moment>
            ))}
          </ul>
        </>
      )}
    </EuiText>
  );
}

interface MomentProps {
  readonly title?: string;
  /** Since the moment before. */
  readonly after?: string | undefined;
  readonly children: React.ReactNode;
}

/** A point on a line of time. */
function Moment({ title, after, children }: MomentProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <li style={{ borderLeft: `2px solid ${euiTheme.colors.success}`, margin: 0, padding: '2px 0 6px 10px' }}>
      {title !== undefined && (
        <div>
          <strong>{title}</strong>
          {after !== undefined && (
            <span style={{ color: euiTheme.colors.subduedText }}>
              {' · '}
              {i18n.translate('investigationGuides.alert.set.after', { defaultMessage: '{duration} later', values: { duration: after } })}
            </span>
          )}
        </div>
      )}
      <div>{children}</div>
    </li>
  );
}

export function Keys({ fields }: { readonly fields: readonly FieldValueText[] }): React.ReactElement | null {
  if (fields.length === 0) return null;
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 4, marginTop: 2 }}>
      {fields.map(({ field, value }) => (
        <EuiBadge key={field} color="hollow" style={{ maxWidth: '100%' }}>
          {field} ={' '}
          {value === null ? (
            <em>{i18n.translate('investigationGuides.alert.value.none', { defaultMessage: 'no value' })}</em>
          ) : (
            <VisibleText text={value} limit={80} />
          )}
        </EuiBadge>
      ))}
    </div>
  );
}

function stageTitle(stage: number): string {
  return i18n.translate('investigationGuides.alert.set.stage', { defaultMessage: 'Stage {stage}', values: { stage } });
}
