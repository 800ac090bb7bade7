/** Events that fill every stage of a sequence and are none together: what is in the way, and the events that come nearest. */
import React from 'react';
import { EuiPanel, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { SequenceMiss, SetEvaluation } from '../../../common/api';
import { durationText } from './duration_words';
import { FindingView } from './finding_view';

interface SequenceMissViewProps {
  readonly miss: SequenceMiss;
  readonly set: SetEvaluation;
}

export function SequenceMissView({ miss, set }: SequenceMissViewProps): React.ReactElement {
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="s" data-test-subj="sequence-miss">
      <EuiText size="xs">
        <p>
          <strong>{missText(miss, set)}</strong>
        </p>
      </EuiText>
      {miss.nearest !== undefined && <FindingView finding={miss.nearest} />}
    </EuiPanel>
  );
}

function missText({ reason, nearest }: SequenceMiss, { fields, maxspan_ms: maxspanMs = 0 }: SetEvaluation): string {
  const values = { fields: fields.join(', '), allowed: durationText(maxspanMs), duration: durationText(nearest?.duration_ms ?? 0) };
  switch (reason) {
    case 'too_far_apart':
      return i18n.translate('investigationGuides.alert.miss.tooFarApart', {
        defaultMessage: 'They are too far apart: {duration}, and the sequence allows {allowed}.',
        values,
      });
    case 'keys_differ':
      return i18n.translate('investigationGuides.alert.miss.keysDiffer', {
        defaultMessage: 'They do not share what joins them: {fields}.',
        values,
      });
    case 'keys_differ_and_too_far_apart':
      return i18n.translate('investigationGuides.alert.miss.keysAndSpan', {
        defaultMessage:
          'They do not share what joins them ({fields}), and are too far apart: {duration}, and the sequence allows {allowed}.',
        values,
      });
    case 'ended':
      return i18n.translate('investigationGuides.alert.miss.ended', {
        defaultMessage: 'An event that ends the sequence (until) lies between them.',
      });
    case 'missing_event_present':
      return i18n.translate('investigationGuides.alert.miss.missingPresent', {
        defaultMessage: 'An event is there that must not be there.',
      });
    case 'order':
      return i18n.translate('investigationGuides.alert.miss.order', {
        defaultMessage: 'Every stage finds an event, but not in the order that the sequence asks for.',
      });
  }
}
