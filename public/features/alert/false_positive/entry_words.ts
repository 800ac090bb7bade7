/** Entries in words: as an editor's choices, and as the sentence that names an exception. */
import { i18n } from '@kbn/i18n';
import type { ExceptionEntry, ExceptionSuggestion } from '../../../../common/exceptions/exception';
import { draftOf, type Comparison } from './entry_draft';

export function comparisonLabel(comparison: Comparison): string {
  const labels: Record<Comparison, () => string> = {
    is: () => i18n.translate('investigationGuides.alert.entry.is', { defaultMessage: 'is' }),
    is_not: () => i18n.translate('investigationGuides.alert.entry.isNot', { defaultMessage: 'is not' }),
    is_one_of: () => i18n.translate('investigationGuides.alert.entry.isOneOf', { defaultMessage: 'is one of' }),
    is_not_one_of: () => i18n.translate('investigationGuides.alert.entry.isNotOneOf', { defaultMessage: 'is none of' }),
    matches: () => i18n.translate('investigationGuides.alert.entry.matches', { defaultMessage: 'matches (* and ?)' }),
    does_not_match: () => i18n.translate('investigationGuides.alert.entry.doesNotMatch', { defaultMessage: 'does not match (* and ?)' }),
    exists: () => i18n.translate('investigationGuides.alert.entry.exists', { defaultMessage: 'exists' }),
    does_not_exist: () => i18n.translate('investigationGuides.alert.entry.doesNotExist', { defaultMessage: 'does not exist' }),
  };
  return labels[comparison]();
}

export function suggestionLabel(id: ExceptionSuggestion['id']): string {
  const labels: Record<ExceptionSuggestion['id'], () => string> = {
    user_command_line: () =>
      i18n.translate('investigationGuides.alert.suggestion.userCommandLine', { defaultMessage: 'This user with this command line' }),
    user_executable_parent: () =>
      i18n.translate('investigationGuides.alert.suggestion.userExecutableParent', {
        defaultMessage: 'This user, program and parent program',
      }),
    host_user: () => i18n.translate('investigationGuides.alert.suggestion.hostUser', { defaultMessage: 'This user on this host' }),
  };
  return labels[id]();
}

/** `user.name is deploy`. Values are as they are: whoever shows them makes hidden characters visible. */
export function entryText(entry: ExceptionEntry): string {
  const draft = draftOf(entry, 0);
  if (draft.kind === 'editable') return [draft.field, comparisonLabel(draft.comparison), draft.values.join(', ')].join(' ').trim();
  if (entry.type === 'nested') return `${entry.field} { ${entry.entries.map(entryText).join('; ')} }`;
  return `${entry.field} ${entry.type}${entry.type === 'list' ? ` ${entry.list.id}` : ''}`;
}

/** One line that names the exception in Kibana's lists. */
export function exceptionName(entries: readonly ExceptionEntry[]): string {
  const text = entries.map(entryText).join(' + ').replace(/\s+/g, ' ');
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
