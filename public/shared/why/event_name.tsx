/** Names an event for the reader: its place among the documents that were sent, else its time and id. */
import React from 'react';
import { useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { EventPlace } from '../../../common/api';
import { formatTime } from '../time';
import { VisibleText } from '../visible_text';

export function EventName({ event: { id, timestamp, document } }: { readonly event: EventPlace }): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      {document !== undefined && (
        <>
          <strong>
            {i18n.translate('investigationGuides.alert.set.document', {
              defaultMessage: 'Document {place}',
              values: { place: document + 1 },
            })}
          </strong>{' '}
        </>
      )}
      {timestamp !== undefined && <>{formatTime(timestamp)} </>}
      {id !== '' && (
        <span style={{ color: euiTheme.colors.subduedText, fontFamily: euiTheme.font.familyCode }}>
          <VisibleText text={id} limit={80} />
        </span>
      )}
    </span>
  );
}
