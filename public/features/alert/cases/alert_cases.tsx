/** The cases that the alert is in, and the way into one. Without the plugin or the right it says so in one line. */
import React, { useState } from 'react';
import { EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiLink } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary, CaseOfAlert } from '../../../../common/api';
import { useHost } from '../../../shared/host_context';
import { usePermission, WhyNot, WithReason } from '../../../shared/permission';
import { errorText } from '../../../shared/states';
import { VisibleText } from '../../../shared/visible_text';
import { AddToCaseFlyout } from './add_to_case_flyout';
import { useCasesOfAlert } from './use_cases';

export function AlertCases({ alert }: { readonly alert: AlertSummary }): React.ReactElement {
  const { abilities } = useHost();
  const permission = usePermission('cases');
  const [isAdding, setIsAdding] = useState(false);
  const isThere = abilities.cases !== 'absent';
  // Who may not is told so below; a request that is known to be refused is not sent.
  const { data, error } = useCasesOfAlert(alert.id, permission.isAllowed);
  if (!isThere) return <WhyNot reason={permission.reason} data-test-subj="cases-absent" />;
  const addLabel = i18n.translate('investigationGuides.cases.add', { defaultMessage: 'Add to case' });
  return (
    <>
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap style={{ rowGap: 4 }} data-test-subj="alert-cases">
        {data !== undefined && data.length > 0 && <CaseList cases={data} />}
        {permission.isAllowed && error !== null && (
          <EuiFlexItem grow={false} data-test-subj="cases-failed">
            {i18n.translate('investigationGuides.cases.unknown', {
              defaultMessage: 'The cases of this alert could not be read: {why}',
              values: { why: errorText(error) },
            })}
          </EuiFlexItem>
        )}
        <EuiFlexItem grow={false}>
          <WithReason reason={permission.reason}>
            <EuiButtonEmpty
              size="xs"
              flush="left"
              iconType="casesApp"
              isDisabled={!permission.isAllowed}
              onClick={() => setIsAdding(true)}
              data-test-subj="add-to-case"
            >
              {addLabel}
            </EuiButtonEmpty>
          </WithReason>
        </EuiFlexItem>
        {!permission.isAllowed && (
          <EuiFlexItem grow={false}>
            <WhyNot reason={permission.reason} data-test-subj="cases-why-not" />
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
      {isAdding && <AddToCaseFlyout alert={alert} onClose={() => setIsAdding(false)} />}
    </>
  );
}

function CaseList({ cases }: { readonly cases: readonly CaseOfAlert[] }): React.ReactElement {
  const { securityLinks } = useHost();
  return (
    <>
      <EuiFlexItem grow={false}>
        {i18n.translate('investigationGuides.cases.in', {
          defaultMessage: '{count, plural, one {In the case} other {In the cases}}',
          values: { count: cases.length },
        })}
      </EuiFlexItem>
      {cases.map(({ id, title }) => (
        <EuiFlexItem grow={false} key={id} style={{ maxWidth: 420 }} data-test-subj="case-of-alert">
          {securityLinks === undefined ? (
            <strong>
              <VisibleText text={title} limit={80} />
            </strong>
          ) : (
            <EuiLink href={securityLinks.case(id)}>
              <VisibleText text={title} limit={80} />
            </EuiLink>
          )}
        </EuiFlexItem>
      ))}
    </>
  );
}
