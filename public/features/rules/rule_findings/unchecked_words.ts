/** What the linter has not looked at, and why. */
import { i18n } from '@kbn/i18n';
import type { UncheckedPart } from '../../../../common/api';

export function uncheckedText(unchecked: UncheckedPart): string {
  switch (unchecked.part) {
    case 'sql_syntax':
      return i18n.translate('investigationGuides.rule.unchecked.sqlSyntax', {
        defaultMessage: 'Not checked: SQL that only SQLite itself can refuse. SQLite could not be loaded; the log of the server says why.',
      });
    case 'related_rules':
      return relatedText(unchecked);
    case 'query':
      return i18n.translate('investigationGuides.rule.unchecked.query', {
        defaultMessage: 'Not checked: the query of the rule. Only EQL and KQL are read here.',
      });
  }
}

function relatedText({ reason, known }: Extract<UncheckedPart, { part: 'related_rules' }>): string {
  switch (reason) {
    case 'few_rules':
      return i18n.translate('investigationGuides.rule.unchecked.fewRules', {
        defaultMessage:
          'Not checked: whether all related rules exist. Only {known, plural, one {# rule is} other {# rules are}} known here, and of so few nobody can say which others there are.',
        values: { known },
      });
    case 'forbidden':
      return i18n.translate('investigationGuides.rule.unchecked.forbidden', {
        defaultMessage: 'Not checked: whether all related rules exist. You may not read the rules of this space.',
      });
    case 'no_prebuilt_rules':
      return i18n.translate('investigationGuides.rule.unchecked.noPrebuiltRules', {
        defaultMessage:
          'Not checked: whether all related rules exist. The package of prebuilt rules is not installed, or you may not read it.',
      });
  }
}

export function leftOutText(count: number): string {
  return i18n.translate('investigationGuides.rule.findings.leftOut', {
    defaultMessage: '{count, plural, one {# more finding is} other {# more findings are}} not shown; ig lint tells them all.',
    values: { count },
  });
}
