/** Guides of other rules that fit the alert's event, each opening for the data of this alert. A quiet offer where the alert has a guide. */
import React, { useState } from 'react';
import { EuiBadge, EuiButtonEmpty, EuiLink, EuiPanel, EuiSpacer, EuiText, EuiTitle, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { FittingGuide } from '../../../../common/api';
import { Loaded } from '../../../shared/loaded';
import { VisibleText } from '../../../shared/visible_text';
import type { Mark } from '../../../shared/why/condition_marks';
import { MarkIcon } from '../../../shared/why/mark_icon';
import { ObservedValues } from '../../../shared/why/observed_values';
import { useFittingGuides } from '../use_alert';

interface OtherGuidesProps {
  readonly alertId: string;
  /** The alert has no guide of its own: what fits is looked for without being asked. */
  readonly isOpen: boolean;
  readonly onPick: (ruleId: string) => void;
}

export function OtherGuides({ alertId, isOpen, onPick }: OtherGuidesProps): React.ReactElement {
  const [isWanted, setIsWanted] = useState(isOpen);
  if (isWanted) return <FoundGuides alertId={alertId} onPick={onPick} />;
  return (
    <>
      <EuiSpacer size="m" />
      <EuiButtonEmpty size="xs" iconType="search" flush="left" data-test-subj="find-guides" onClick={() => setIsWanted(true)}>
        {i18n.translate('investigationGuides.finder.ask', { defaultMessage: 'Other guides that fit' })}
      </EuiButtonEmpty>
    </>
  );
}

function FoundGuides({ alertId, onPick }: Pick<OtherGuidesProps, 'alertId' | 'onPick'>): React.ReactElement {
  const call = useFittingGuides(alertId);
  return (
    <>
      <EuiSpacer size="m" />
      <EuiPanel hasBorder hasShadow={false} paddingSize="m" data-test-subj="fitting-guides">
        <EuiTitle size="xs">
          <h2>{i18n.translate('investigationGuides.finder.title', { defaultMessage: 'Guides of other rules that fit this event' })}</h2>
        </EuiTitle>
        <EuiSpacer size="s" />
        <Loaded
          call={call}
          failedTitle={i18n.translate('investigationGuides.finder.failed', { defaultMessage: 'Other guides could not be looked for' })}
        >
          {({ asked, guides }) =>
            guides.length === 0 ? (
              <EuiText size="s" color="subdued">
                <p>
                  {i18n.translate('investigationGuides.finder.none', {
                    defaultMessage: 'None of the other {asked, plural, one {# rule} other {# rules}} with a guide fits this event.',
                    values: { asked },
                  })}
                </p>
              </EuiText>
            ) : (
              <EuiText size="s">
                <ul style={{ listStyle: 'none', margin: 0, paddingLeft: 0 }}>
                  {guides.map((guide) => (
                    <Offer key={guide.rule.id} guide={guide} onPick={onPick} />
                  ))}
                </ul>
              </EuiText>
            )
          }
        </Loaded>
      </EuiPanel>
    </>
  );
}

interface OfferProps {
  readonly guide: FittingGuide;
  readonly onPick: (ruleId: string) => void;
}

function Offer({ guide: { rule, fit, missed, held }, onPick }: OfferProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <li
      style={{ borderTop: `1px solid ${euiTheme.colors.lightShade}`, margin: 0, padding: '10px 0' }}
      data-test-subj={`fitting-guide-${rule.rule_id}`}
    >
      <div style={{ alignItems: 'baseline', display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'space-between' }}>
        <EuiLink onClick={() => onPick(rule.id)}>
          <strong>
            <VisibleText text={rule.name} limit={200} />
          </strong>
        </EuiLink>
        <EuiBadge color={fit === 'matched' ? 'success' : fit === 'part_of' ? 'primary' : 'hollow'}>{fitLabel(fit)}</EuiBadge>
      </div>
      {missed.length > 0 && (
        <Reason
          mark={missed.every(({ would }) => would === 'fail') ? 'exclusion_applied' : 'not_satisfied'}
          title={
            missed.every(({ would }) => would === 'fail')
              ? i18n.translate('investigationGuides.finder.fail', { defaultMessage: 'Only this exclusion keeps it out:' })
              : i18n.translate('investigationGuides.finder.hold', { defaultMessage: 'Only this does not hold:' })
          }
          conditions={missed}
        />
      )}
      {held.length > 0 && (
        <Reason
          mark="satisfied"
          title={i18n.translate('investigationGuides.finder.held', { defaultMessage: 'This holds:' })}
          conditions={held}
        />
      )}
    </li>
  );
}

interface ReasonProps {
  readonly mark: Extract<Mark, 'satisfied' | 'not_satisfied' | 'exclusion_applied'>;
  readonly title: string;
  /** As they are written; `values` are what the event has. */
  readonly conditions: readonly { readonly text: string; readonly values: readonly string[] }[];
}

function Reason({ mark, title, conditions }: ReasonProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <EuiText size="xs" style={{ marginTop: 4 }}>
      <span style={{ color: euiTheme.colors.subduedText }}>{title}</span>
      <ul style={{ listStyle: 'none', margin: 0, paddingLeft: 0 }}>
        {conditions.map(({ text, values }) => (
          <li key={text} style={{ display: 'flex', gap: 6, margin: '2px 0' }}>
            <span style={{ flex: 'none' }}>
              <MarkIcon mark={mark} />
            </span>
            <span style={{ fontFamily: euiTheme.font.familyCode, minWidth: 0, overflowWrap: 'anywhere' }}>
              {/* On one line: how the rule lays its query out does not matter here. */}
              <VisibleText text={text.replace(/\s+/g, ' ')} limit={160} />
              <div style={{ color: euiTheme.colors.subduedText }}>
                = <ObservedValues values={values} />
              </div>
            </span>
          </li>
        ))}
      </ul>
    </EuiText>
  );
}

function fitLabel(fit: FittingGuide['fit']): string {
  switch (fit) {
    case 'matched':
      return i18n.translate('investigationGuides.finder.matched', { defaultMessage: 'Rule matches' });
    case 'part_of':
      return i18n.translate('investigationGuides.finder.partOf', { defaultMessage: 'Could be a part' });
    case 'near':
      return i18n.translate('investigationGuides.finder.near', { defaultMessage: 'Nearly matches' });
  }
}
