/** What to tell a person about a failure: what is missing and whom to ask where that is known, else the server's own words. */
import { i18n } from '@kbn/i18n';
import { HttpError } from './host';
import { Refusal, saysNothing } from './refusal';
import { missingRightText, turnedOffText } from './rights';

export function errorText(error: unknown): string {
  if (error instanceof HttpError) {
    const known = textOfCode(error);
    if (known !== undefined) return known;
    if (error instanceof Refusal) return refusalText(error);
    if (error.statusCode === 0) {
      return i18n.translate('investigationGuides.states.noAnswer', {
        defaultMessage: 'The server did not answer. Check that it is running and that the connection holds.',
      });
    }
  }
  if (error instanceof Error && error.message !== '') return error.message;
  return i18n.translate('investigationGuides.states.unknownError', { defaultMessage: 'An unknown error happened.' });
}

function refusalText({ kind, right, code, message }: Refusal): string {
  switch (kind) {
    case 'absent':
      return turnedOffText(right);
    case 'signed_out':
      return i18n.translate('investigationGuides.states.signedOut', {
        defaultMessage: 'Your session has ended. Sign in again in another tab, then try again here: what you typed is still on this page.',
      });
    case 'forbidden':
      // A code is our own server's: its message names the right that Elasticsearch or a saved object wanted.
      if (code !== undefined && !saysNothing(message)) return message;
      return saysNothing(message) ? missingRightText(right) : `${missingRightText(right)} ${serverSays(message)}`;
  }
}

function serverSays(message: string): string {
  return i18n.translate('investigationGuides.states.serverSays', {
    defaultMessage: 'The server says: {message}',
    values: { message },
  });
}

/** Codes of our server that a person meets in daily work, in the reader's language. */
function textOfCode({ code, attributes }: HttpError): string | undefined {
  switch (code) {
    case 'alerts_index_missing':
      return i18n.translate('investigationGuides.states.alertsIndexMissing', {
        defaultMessage:
          'There is no index {index} yet. Kibana makes it when the Security app is first opened in this space: open Security > Alerts once, then try again.',
        values: { index: indexOf(attributes) },
      });
    case 'alerts_forbidden':
      return i18n.translate('investigationGuides.states.alertsForbidden', {
        defaultMessage: 'This needs the index privilege “read” on {index}. Ask an administrator of Elasticsearch.',
        values: { index: indexOf(attributes) },
      });
    case 'investigations_forbidden':
      return missingRightText(attributes['access'] === 'write' ? 'work' : 'read');
    case 'rules_unavailable':
      return i18n.translate('investigationGuides.states.rulesUnavailable', {
        defaultMessage:
          'Rules cannot be read here, only alerts with the rule and the guide that they carry: Kibana’s plugin “alerting” is absent, turned off or not set up. Ask an administrator of Kibana.',
      });
    case 'rules_forbidden':
    case 'exceptions_forbidden':
      return i18n.translate('investigationGuides.states.securityForbidden', {
        defaultMessage: 'This needs the privilege “Read” on Security in this space. Ask an administrator of Kibana.',
      });
    default:
      return undefined;
  }
}

const indexOf = ({ index }: HttpError['attributes']): string => (typeof index === 'string' ? index : '.alerts-security.alerts');
