/** A filter by one value of a field: the values that are there with their numbers, searchable when there are many. */
import React, { useState, type ReactElement } from 'react';
import { EuiFilterButton, EuiNotificationBadge, EuiPopover, EuiSelectable, useEuiTheme, type EuiSelectableOption } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Facet } from '../../../common/api';
import { ChevronDown } from '../../shared/chevron';

interface FacetFilterProps {
  /** What is filtered by, for example `Host`. */
  readonly name: string;
  readonly facets: readonly Facet[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** The text of a value; its label where not given. */
  readonly textOf?: (facet: Facet) => string;
  readonly 'data-test-subj': string;
}

const SEARCHABLE_FROM = 8;

export function FacetFilter({ name, facets, value, onChange, textOf = labelOf, ...rest }: FacetFilterProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const { euiTheme } = useEuiTheme();
  const shown = withChosen(facets, value);
  const chosen = shown.find((facet) => facet.value === value);
  const choose = (next: string | undefined) => {
    setIsOpen(false);
    onChange(next);
  };

  const button = (
    <EuiFilterButton
      iconType={ChevronDown}
      isSelected={isOpen}
      hasActiveFilters={chosen !== undefined}
      onClick={() => setIsOpen(!isOpen)}
      data-test-subj={rest['data-test-subj']}
    >
      {chosen === undefined ? (
        name
      ) : (
        <strong>
          {i18n.translate('investigationGuides.queue.filterWithValue', {
            defaultMessage: '{name}: {value}',
            values: { name, value: textOf(chosen) },
          })}
        </strong>
      )}
    </EuiFilterButton>
  );
  const options: EuiSelectableOption[] = shown.map((facet) => ({
    key: facet.value,
    label: textOf(facet),
    ...(facet.value === value ? { checked: 'on' as const } : {}),
    append: <EuiNotificationBadge color="subdued">{facet.count}</EuiNotificationBadge>,
  }));
  const list = (
    <EuiSelectable
      aria-label={name}
      singleSelection
      options={options}
      {...(shown.length >= SEARCHABLE_FROM
        ? { searchable: true as const, searchProps: { compressed: true, placeholder: name } }
        : { searchable: false as const })}
      listProps={{ isVirtualized: false, onFocusBadge: false }}
      emptyMessage={i18n.translate('investigationGuides.queue.filterEmpty', { defaultMessage: 'No alert has a value here' })}
      onChange={(next) => choose(next.find((option) => option.checked === 'on')?.key)}
    >
      {(content, search) => (
        <div style={{ width: `calc(${euiTheme.size.base} * 20)`, maxHeight: 360, overflowY: 'auto' }}>
          {search === undefined ? null : <div style={{ padding: euiTheme.size.s }}>{search}</div>}
          {content}
        </div>
      )}
    </EuiSelectable>
  );
  return (
    <EuiPopover button={button} isOpen={isOpen} closePopover={() => setIsOpen(false)} panelPaddingSize="none" aria-label={name}>
      {list}
    </EuiPopover>
  );
}

const labelOf = (facet: Facet): string => facet.label;

/** A chosen value that no alert has (any more) is still shown, so that it can be taken away. */
function withChosen(facets: readonly Facet[], value: string | undefined): readonly Facet[] {
  if (value === undefined || facets.some((facet) => facet.value === value)) return facets;
  return [{ value, label: value, count: 0 }, ...facets];
}
