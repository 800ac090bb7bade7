/** What is known of a query before it is run: errors and warnings stand out, notes are a line. */
import React from 'react';
import { EuiCallOut, EuiIcon, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { FindingSeverity, QueryFinding } from '../../../common/osquery/checks/finding';
import { VisibleText } from '../visible_text';
import { checkText } from './check_words';

export function QueryChecks({ checks }: { readonly checks: readonly QueryFinding[] }): React.ReactElement | null {
  const texts = (severity: FindingSeverity): readonly string[] => [
    ...new Set(checks.filter((check) => check.severity === severity).map(checkText)),
  ];
  const [errors, warnings, notes] = [texts('error'), texts('warning'), texts('note')];
  return (
    <>
      {errors.length > 0 && <Found texts={errors} color="danger" icon="error" title={errorTitle()} testSubject="query-check-errors" />}
      {warnings.length > 0 && (
        <Found texts={warnings} color="warning" icon="warning" title={warningTitle()} testSubject="query-check-warnings" />
      )}
      {notes.map((text) => (
        <EuiText key={text} size="xs" color="subdued" data-test-subj="query-check-note">
          <EuiSpacer size="xs" />
          <EuiIcon type="flag" size="s" aria-hidden={true} /> <VisibleText text={text} limit={400} />
        </EuiText>
      ))}
    </>
  );
}

interface FoundProps {
  readonly texts: readonly string[];
  readonly color: 'danger' | 'warning';
  readonly icon: string;
  readonly title: string;
  readonly testSubject: string;
}

function Found({ texts, color, icon, title, testSubject }: FoundProps): React.ReactElement {
  return (
    <>
      <EuiSpacer size="s" />
      <EuiCallOut size="s" color={color} iconType={icon} title={title} data-test-subj={testSubject}>
        {texts.map((text) => (
          <p key={text}>
            <VisibleText text={text} limit={400} />
          </p>
        ))}
      </EuiCallOut>
    </>
  );
}

const errorTitle = (): string =>
  i18n.translate('investigationGuides.osquery.check.errors', { defaultMessage: 'osquery is likely to refuse this query' });

const warningTitle = (): string => i18n.translate('investigationGuides.osquery.check.warnings', { defaultMessage: 'Before you run it' });
