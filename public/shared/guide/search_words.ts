/** Why a search of a guide, or a part of it, cannot be asked for an alert, in the reader's language. */
import { i18n } from '@kbn/i18n';
import type { SearchResolution } from '../../../common/api';

type Problem = SearchResolution['problems'][number];

/** A code that is not known is shown with the server's own words. */
export function searchProblemText(problem: Problem): string {
  const field = problem.field ?? '';
  const value = problem.value ?? '';
  switch (problem.code) {
    case 'field_missing':
      return i18n.translate('investigationGuides.guide.search.problem.fieldMissing', {
        defaultMessage: 'This alert has no {field}. Without the value the search would find everybody’s events.',
        values: { field },
      });
    case 'field_empty':
      return i18n.translate('investigationGuides.guide.search.problem.fieldEmpty', {
        defaultMessage: '{field} is there but holds no value, so there is nothing to search for.',
        values: { field },
      });
    case 'field_is_object':
      return i18n.translate('investigationGuides.guide.search.problem.fieldIsObject', {
        defaultMessage: '{field} holds other fields, not a value. The guide has to name one of them.',
        values: { field },
      });
    case 'several_values':
      return i18n.translate('investigationGuides.guide.search.problem.severalValues', {
        defaultMessage: '“{value}” stands for several values, and a bound takes one.',
        values: { value },
      });
    case 'wrong_type':
      return i18n.translate('investigationGuides.guide.search.problem.wrongType', {
        defaultMessage: 'What stands for “{value}” is not of the type that the guide asks for.',
        values: { value },
      });
    case 'not_a_bound':
      return i18n.translate('investigationGuides.guide.search.problem.notABound', {
        defaultMessage: 'What stands for “{value}” is neither a number, a date nor an address.',
        values: { value },
      });
    case 'field_name_invalid':
      return i18n.translate('investigationGuides.guide.search.problem.fieldNameInvalid', {
        defaultMessage: '“{field}” between the braces is not the name of a field.',
        values: { field },
      });
    case 'range_empty':
      return i18n.translate('investigationGuides.guide.search.problem.rangeEmpty', {
        defaultMessage: 'The guide limits the search to a time that has no length, so it is not limited at all.',
      });
    case 'service_missing':
      return i18n.translate('investigationGuides.guide.search.problem.serviceMissing', {
        defaultMessage: 'Neither the command nor the arguments of the alert’s process ({field}) name a service.',
        values: { field },
      });
    default:
      return problem.message;
  }
}
