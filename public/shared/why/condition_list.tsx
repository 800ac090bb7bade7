/** The conditions as a tree to read: what the rule asks for, then the exclusions together with what became of them. */
import React from 'react';
import { EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ConditionGroup, ConditionItem } from './condition_tree';
import { limitText } from './condition_words';
import { MarkIcon } from './mark_icon';
import { ObservedValues } from './observed_values';

interface ConditionListProps {
  readonly group: ConditionGroup;
  readonly active: number | undefined;
  readonly onPoint: (id: number | undefined) => void;
}

export function ConditionList(props: ConditionListProps): React.ReactElement {
  const { group, active, onPoint } = props;
  const { euiTheme } = useEuiTheme();
  return (
    <EuiText size="xs">
      <strong>{groupTitle(group)}</strong>
      <ul style={{ borderLeft: `1px solid ${euiTheme.colors.lightShade}`, listStyle: 'none', margin: '2px 0 8px 5px', paddingLeft: 10 }}>
        {group.items.map((item, index) => (
          <li key={index} style={{ margin: '2px 0' }}>
            {item.kind === 'group' ? (
              <ConditionList group={item} active={active} onPoint={onPoint} />
            ) : (
              <Leaf {...{ item, active, onPoint }} />
            )}
          </li>
        ))}
      </ul>
    </EuiText>
  );
}

interface LeafProps {
  readonly item: Extract<ConditionItem, { readonly kind: 'leaf' }>;
  readonly active: number | undefined;
  readonly onPoint: (id: number | undefined) => void;
}

function Leaf({ item: { condition }, active, onPoint }: LeafProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <div
      onMouseEnter={() => onPoint(condition.id)}
      onMouseLeave={() => onPoint(undefined)}
      style={{
        background: active === condition.id ? euiTheme.colors.lightestShade : undefined,
        boxShadow: active === condition.id ? `-3px 0 0 ${euiTheme.colors.primary}` : undefined,
        display: 'flex',
        gap: 6,
      }}
    >
      <span style={{ flex: 'none' }}>
        <MarkIcon mark={condition.mark} />
      </span>
      <div style={{ minWidth: 0 }}>
        <span style={{ fontFamily: euiTheme.font.familyCode, overflowWrap: 'anywhere' }}>{condition.text}</span>
        <div style={{ color: euiTheme.colors.subduedText }}>
          {condition.node.fields.map((field) => (
            <div key={field.name}>
              {condition.node.fields.length > 1 ? `${field.name} = ` : '= '}
              <ObservedValues values={field.values} omitted={field.omitted} />
            </div>
          ))}
        </div>
        {condition.node.limits?.map((limit) => (
          <div key={limit} style={{ color: euiTheme.colors.warningText }} data-test-subj="condition-limit">
            {limitText(limit)}
          </div>
        ))}
      </div>
    </div>
  );
}

function groupTitle({ name, outcome }: ConditionGroup): string {
  const holds = outcome === 'true';
  switch (name) {
    case 'all':
      return i18n.translate('investigationGuides.alert.group.all', { defaultMessage: 'All of these have to hold' });
    case 'any':
      return i18n.translate('investigationGuides.alert.group.any', { defaultMessage: 'One of these is enough' });
    case 'object':
      return holds
        ? i18n.translate('investigationGuides.alert.group.object', { defaultMessage: 'One and the same object satisfies this' })
        : i18n.translate('investigationGuides.alert.group.objectNearest', {
            defaultMessage: 'One and the same object would have to satisfy this; shown is the one that came nearest',
          });
    case 'exclusions':
      return holds
        ? i18n.translate('investigationGuides.alert.group.exclusionsOpen', { defaultMessage: 'Exclusions that did not apply' })
        : i18n.translate('investigationGuides.alert.group.exclusionsClosed', { defaultMessage: 'Exclusions: one of them applies' });
  }
}
