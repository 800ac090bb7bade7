/** What went wrong with a live query, and what can be done, in the reader's language. */
import { i18n } from '@kbn/i18n';
import { HttpError } from '../../../shared/host';
import { Refusal } from '../../../shared/refusal';
import { errorText } from '../../../shared/states';
import { OsqueryError } from './live_query';

export function runErrorTitle(error: unknown): string {
  if (error instanceof OsqueryError) {
    return i18n.translate('investigationGuides.alert.run.osqueryError', { defaultMessage: 'osquery refused the query' });
  }
  if (error instanceof Refusal && error.kind === 'forbidden' && error.right === 'readLiveQueries') {
    return i18n.translate('investigationGuides.alert.run.rowsForbidden', { defaultMessage: 'You may not see the rows of live queries' });
  }
  if (error instanceof HttpError && error.statusCode === 403) {
    return i18n.translate('investigationGuides.alert.run.forbidden', { defaultMessage: 'You may not run live queries' });
  }
  return i18n.translate('investigationGuides.alert.run.failed', { defaultMessage: 'The query could not be run' });
}

export function runErrorBody(error: unknown): string {
  if (error instanceof OsqueryError && error.message === '') {
    return i18n.translate('investigationGuides.alert.run.noErrorText', {
      defaultMessage: 'The host reported a failure without saying why. Its Elastic Agent log has more.',
    });
  }
  return errorText(error);
}
