/** Offers a fuller form of the guide's query, and shows its SQL before anything is run. */
import React, { useState } from 'react';
import { EuiButtonEmpty, EuiConfirmModal, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { FullerQuery } from '../../../../common/osquery/results';
import { SqlText } from '../../../shared/guide';

interface FullerOfferProps {
  readonly id: string;
  readonly fuller: FullerQuery;
  readonly isDisabled: boolean;
  readonly onRun: () => void;
}

export function FullerOffer({ id, fuller, isDisabled, onRun }: FullerOfferProps): React.ReactElement {
  const [isAsking, setIsAsking] = useState(false);
  const titleId = `fuller-title-${id}`;
  return (
    <>
      <EuiButtonEmpty
        size="s"
        flush="left"
        iconType="logoOsquery"
        isDisabled={isDisabled}
        onClick={() => setIsAsking(true)}
        data-test-subj={`fuller-${id}`}
      >
        {fullerLabel(fuller.kind)}
      </EuiButtonEmpty>
      {isAsking && (
        <EuiConfirmModal
          aria-labelledby={titleId}
          titleProps={{ id: titleId }}
          title={fullerLabel(fuller.kind)}
          cancelButtonText={i18n.translate('investigationGuides.osquery.fuller.cancel', { defaultMessage: 'Not now' })}
          confirmButtonText={i18n.translate('investigationGuides.osquery.fuller.run', { defaultMessage: 'Run this query' })}
          defaultFocusedButton="confirm"
          onCancel={() => setIsAsking(false)}
          onConfirm={() => {
            setIsAsking(false);
            onRun();
          }}
          data-test-subj="fuller-query"
        >
          <EuiText size="s">
            <p>
              {i18n.translate('investigationGuides.osquery.fuller.why', {
                defaultMessage: 'The guide’s query with these columns beside its own: {columns}. It has the same rows.',
                values: { columns: fuller.adds.join(', ') },
              })}
            </p>
          </EuiText>
          <EuiSpacer size="s" />
          <SqlText pieces={[{ text: fuller.sql, substitution: undefined }]} data-test-subj="fuller-sql" />
        </EuiConfirmModal>
      )}
    </>
  );
}

function fullerLabel(kind: FullerQuery['kind']): string {
  switch (kind) {
    case 'process_of_socket':
      return i18n.translate('investigationGuides.osquery.fuller.process', { defaultMessage: 'Ask with the process of each row…' });
    case 'process_tree':
      return i18n.translate('investigationGuides.osquery.fuller.tree', { defaultMessage: 'Ask with process and parent ids, as a tree…' });
    case 'file_times':
      return i18n.translate('investigationGuides.osquery.fuller.times', { defaultMessage: 'Ask with the times of change…' });
  }
}
