/** What the checks say of a query before it is run, in the reader's language. */
import { i18n } from '@kbn/i18n';
import type { QueryFinding } from '../../../common/osquery/checks/finding';

export function checkText({ code, values, message }: QueryFinding): string {
  const hasSuggestion = (values['suggestion'] ?? '') !== '';
  switch (code) {
    case 'not_checked':
      return i18n.translate('investigationGuides.osquery.check.notChecked', {
        defaultMessage: 'This query could not be read here, so its tables and columns were not checked. osquery decides.',
      });
    case 'unknown_table':
      return hasSuggestion
        ? i18n.translate('investigationGuides.osquery.check.unknownTableNear', {
            defaultMessage: 'osquery has no table {table}. Is {suggestion} meant?',
            values,
          })
        : i18n.translate('investigationGuides.osquery.check.unknownTable', {
            defaultMessage: 'No table {table} is known here. The host has it only if its osquery is newer or has an extension with it.',
            values,
          });
    case 'table_elsewhere':
      return i18n.translate('investigationGuides.osquery.check.tableElsewhere', {
        defaultMessage: 'The table {table} exists on {platforms} only, and this host runs {platform}.',
        values,
      });
    case 'unknown_column':
      return hasSuggestion
        ? i18n.translate('investigationGuides.osquery.check.unknownColumnNear', {
            defaultMessage: 'There is no column {column} in {tables}. Is {suggestion} meant?',
            values,
          })
        : i18n.translate('investigationGuides.osquery.check.unknownColumn', {
            defaultMessage: 'There is no column {column}. A text has to stand in single quotes.',
            values,
          });
    case 'unknown_function':
      return hasSuggestion
        ? i18n.translate('investigationGuides.osquery.check.unknownFunctionNear', {
            defaultMessage: 'osquery has no function {function}. Is {suggestion} meant?',
            values,
          })
        : i18n.translate('investigationGuides.osquery.check.unknownFunction', {
            defaultMessage: 'osquery has no function {function}.',
            values,
          });
    case 'function_arguments':
      return i18n.translate('investigationGuides.osquery.check.functionArguments', {
        defaultMessage: 'The function {function} takes {wanted} arguments, and here it has {count}.',
        values,
      });
    case 'unknown_alias':
      return i18n.translate('investigationGuides.osquery.check.unknownAlias', {
        defaultMessage: 'Nothing that the query reads from is called {table}.',
        values,
      });
    case 'ambiguous_column':
      return i18n.translate('investigationGuides.osquery.check.ambiguousColumn', {
        defaultMessage: '{column} is a column of several tables ({tables}): the query has to say of which.',
        values,
      });
    case 'column_elsewhere':
      return i18n.translate('investigationGuides.osquery.check.columnElsewhere', {
        defaultMessage: '{column} of {table} is filled on {platforms} only. On {platform} it is empty.',
        values,
      });
    case 'required_missing':
      return i18n.translate('investigationGuides.osquery.check.requiredMissing', {
        defaultMessage: 'osquery does not read {table} as a whole: the query has to name a value of one of {columns}, with =, IN or LIKE.',
        values,
      });
    case 'required_unusable':
      return i18n.translate('investigationGuides.osquery.check.requiredUnusable', {
        defaultMessage:
          'osquery can use {columns} of {table} only in =, IN and LIKE, and in each branch of an OR. It refuses this query, or finds nothing.',
        values,
      });
    default:
      return adviceText(code, values) ?? message;
  }
}

function adviceText(code: QueryFinding['code'], values: QueryFinding['values']): string | undefined {
  switch (code) {
    case 'null_comparison':
      return i18n.translate('investigationGuides.osquery.check.nullComparison', {
        defaultMessage: 'A comparison with NULL by = or != is never true, so this condition never holds. IS NULL or IS NOT NULL is meant.',
      });
    case 'double_quoted_text':
      return i18n.translate('investigationGuides.osquery.check.doubleQuotedText', {
        defaultMessage: 'No column is called {text}: in double quotes it is read as a text all the same.',
        values,
      });
    case 'whole_disk':
      return i18n.translate('investigationGuides.osquery.check.wholeDisk', {
        defaultMessage: 'The pattern {text} goes through every directory of the disk: heavy for the host.',
        values,
      });
    case 'relative_pattern':
      return i18n.translate('investigationGuides.osquery.check.relativePattern', {
        defaultMessage: 'For {text} osquery looks only in the directory that it runs in. The pattern has to begin with a directory.',
        values,
      });
    case 'cross_join':
      return i18n.translate('investigationGuides.osquery.check.crossJoin', {
        defaultMessage: 'No condition ties {table} to the other tables: each of its rows comes with each of theirs.',
        values,
      });
    case 'no_limit':
      return i18n.translate('investigationGuides.osquery.check.noLimit', {
        defaultMessage: '{table} is long on most hosts, and the query asks for all of it.',
        values,
      });
    case 'one_user':
      return i18n.translate('investigationGuides.osquery.check.oneUser', {
        defaultMessage:
          '{table} lists only what belongs to the account that osquery runs as, because the query does not join it with users.',
        values,
      });
    case 'contacts_address':
      return i18n.translate('investigationGuides.osquery.check.contactsAddress', {
        defaultMessage: 'With {table} the host itself contacts the address, and whoever watches it sees that.',
        values,
      });
    case 'starts_carving':
      return i18n.translate('investigationGuides.osquery.check.startsCarving', {
        defaultMessage: 'With a condition on carve, {table} makes the host collect files and upload them.',
        values,
      });
    case 'events_table':
      return i18n.translate('investigationGuides.osquery.check.eventsTable', {
        defaultMessage: '{table} has rows only where the host is set up to record these events.',
        values,
      });
    default:
      return undefined;
  }
}
