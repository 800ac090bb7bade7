/** A search as its guide has it, placeholders and all, in the language in which the filled one is shown. For reading only. */
import type { InvestigateProvider } from '../guide';
import type { FilledProvider } from './fill_provider';
import { searchKqlLines } from './search_filter';

export function writtenKql(providers: readonly (readonly InvestigateProvider[])[]): string {
  return searchKqlLines(providers.map((group) => group.map(asFilled)));
}

function asFilled(provider: InvestigateProvider): FilledProvider {
  const { field, excluded } = provider;
  switch (provider.queryType) {
    case 'exists':
      return { field, excluded, kind: 'exists' };
    case 'phrase':
      return { field, excluded, kind: 'values', values: [provider.value] };
    case 'phrases':
      return { field, excluded, kind: 'values', values: provider.values };
    case 'prefix':
      return { field, excluded, kind: 'prefix', values: provider.values };
    case 'range': {
      const bounds = Object.entries(provider.bounds).map(
        ([name, bound]) => [name, typeof bound === 'number' ? bound : String(bound)] as const
      );
      return { field, excluded, kind: 'range', bounds: Object.fromEntries(bounds) };
    }
  }
}
