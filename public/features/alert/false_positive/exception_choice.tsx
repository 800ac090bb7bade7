/** Whether the rule gets an exception at all; who may not write one sees why, and can go on without. */
import React from 'react';
import { EuiRadioGroup, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { WhyNot } from '../../../shared/permission';

interface ExceptionChoiceProps {
  readonly isWritten: boolean;
  /** Why no exception can be written; undefined when one can. */
  readonly cannotWrite: string | undefined;
  /** A rule that is gone alerts no more, exception or not. */
  readonly isRuleGone: boolean;
  readonly onChange: (wish: 'exception' | 'no_exception') => void;
}

export function ExceptionChoice({ isWritten, cannotWrite, isRuleGone, onChange }: ExceptionChoiceProps): React.ReactElement {
  const options = [
    {
      id: 'exception',
      label: i18n.translate('investigationGuides.alert.falsePositive.withException', {
        defaultMessage: 'Write an exception, so that the rule stays quiet about events like this one',
      }),
      disabled: cannotWrite !== undefined,
    },
    {
      id: 'no_exception',
      label: isRuleGone
        ? i18n.translate('investigationGuides.alert.falsePositive.withoutExceptionOrRule', {
            defaultMessage: 'Only close and record the verdict',
          })
        : i18n.translate('investigationGuides.alert.falsePositive.withoutException', {
            defaultMessage: 'Only close and record the verdict: events like this one will alert again',
          }),
    },
  ];
  return (
    <>
      <EuiRadioGroup
        name="with-exception"
        idSelected={isWritten ? 'exception' : 'no_exception'}
        options={options}
        onChange={(id) => onChange(id === 'exception' ? 'exception' : 'no_exception')}
      />
      {cannotWrite !== undefined && <WhyNot reason={whyNoException(cannotWrite)} data-test-subj="exception-why-not" />}
      {isWritten && <EuiSpacer size="m" />}
    </>
  );
}

const whyNoException = (reason: string): string =>
  i18n.translate('investigationGuides.alert.falsePositive.cannotWrite', {
    defaultMessage: 'No exception can be written. {reason}',
    values: { reason },
  });
