/** The verdict on the alert, when there is one: what, by whom, when, and why; and the exception that came of it, with the way there. */
import React from 'react';
import { EuiCallOut, EuiLink, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AlertSummary, InvestigationResponse } from '../../../../common/api';
import { useHost } from '../../../shared/host_context';
import { ruleHref, useLink } from '../../../shared/links';
import { personName } from '../../../shared/person';
import { formatTime } from '../../../shared/time';
import { VisibleText } from '../../../shared/visible_text';
import { useRuleStanding } from '../use_alert';
import { verdictLabel } from '../verdict/verdict_words';

type Verdict = NonNullable<InvestigationResponse['verdict']>;

const colors: Readonly<Record<Verdict['verdict'], 'danger' | 'success' | 'primary'>> = {
  true_positive: 'danger',
  false_positive: 'success',
  undecided: 'primary',
};

interface VerdictCalloutProps {
  readonly alert: Pick<AlertSummary, 'id' | 'rule'>;
  readonly verdict: Verdict;
}

export function VerdictCallout({ alert, verdict }: VerdictCalloutProps): React.ReactElement {
  return (
    <>
      <EuiSpacer size="s" />
      <EuiCallOut size="s" color={colors[verdict.verdict]} iconType="flag" title={title(verdict)} data-test-subj="verdict">
        {verdict.comment !== '' && (
          <p>
            <VisibleText text={verdict.comment} />
          </p>
        )}
        {verdict.exception_item_id !== undefined && <WrittenException alert={alert} itemId={verdict.exception_item_id} />}
      </EuiCallOut>
    </>
  );
}

/** Enough of an id to tell two apart; the whole of it is there to be pointed at. */
const ID_SHOWN = 8;

function WrittenException({ alert, itemId }: Pick<VerdictCalloutProps, 'alert'> & { readonly itemId: string }): React.ReactElement {
  const standing = useRuleStanding(alert.id);
  const id = itemId.length > ID_SHOWN + 1 ? `${itemId.slice(0, ID_SHOWN)}…` : itemId;
  if (standing?.state === 'deleted') {
    return (
      <p title={itemId}>
        {i18n.translate('investigationGuides.alert.verdict.exceptionOfDeleted', {
          defaultMessage: 'Exception {id} was written to the rule, which is not installed any more.',
          values: { id },
        })}
      </p>
    );
  }
  return (
    <p>
      <span title={itemId}>
        {i18n.translate('investigationGuides.alert.verdict.exception', {
          defaultMessage: 'Exception {id} keeps the rule quiet about events like this one.',
          values: { id },
        })}
      </span>{' '}
      <ExceptionsLink ruleId={standing?.installed_id ?? alert.rule.id} />
    </p>
  );
}

/** Where exceptions can be changed: the Security app where there is one, else the page of the rule here. */
function ExceptionsLink({ ruleId }: { readonly ruleId: string }): React.ReactElement {
  const { securityLinks } = useHost();
  const link = useLink();
  const place = securityLinks === undefined ? link(ruleHref(ruleId)) : { href: securityLinks.rule(ruleId), target: '_blank' };
  return (
    <EuiLink {...place} data-test-subj="see-exceptions">
      {i18n.translate('investigationGuides.alert.verdict.seeExceptions', { defaultMessage: 'See the exceptions of the rule' })}
    </EuiLink>
  );
}

function title({ verdict, by, at }: Verdict): string {
  const when = formatTime(at);
  const who = personName(by);
  if (who === undefined) {
    return i18n.translate('investigationGuides.alert.verdict.unnamed', {
      defaultMessage: '{verdict} ({when})',
      values: { verdict: verdictLabel(verdict), when },
    });
  }
  const values = { who, when };
  switch (verdict) {
    case 'false_positive':
      return i18n.translate('investigationGuides.alert.verdict.falsePositive', {
        defaultMessage: 'False positive, says {who} ({when})',
        values,
      });
    case 'true_positive':
      return i18n.translate('investigationGuides.alert.verdict.truePositive', {
        defaultMessage: 'True positive, says {who} ({when})',
        values,
      });
    case 'undecided':
      return i18n.translate('investigationGuides.alert.verdict.undecided', {
        defaultMessage: 'Not decided yet, says {who} ({when})',
        values,
      });
  }
}
