/** A finding of the linter in the reader's language. What is wrong with a query's tables and columns has the words that analysts see. */
import { i18n } from '@kbn/i18n';
import type { RuleFinding } from '../../../../common/api';
import type { LintCode, LintSeverity } from '../../../../common/linting/codes';
import type { Locale } from '../../../../common/rules/rule';
import { checkText } from '../../../shared/guide';
import { directiveWords } from './directive_words';
import { engineWords } from './engine_words';
import { damageWords } from './damage_words';
import { queryWords } from './query_words';
import { textWords } from './text_words';

export type FindingValues = Readonly<Record<string, string>>;

const words = { ...queryWords, ...textWords, ...damageWords };
type QueryCode = Exclude<LintCode, keyof typeof words>;

export function findingText({ code, values, message }: RuleFinding, locale: Locale): string {
  const say = hasWords(code) ? words[code] : undefined;
  // Of a name that is missing in `values` the message would show the braces.
  return say === undefined
    ? checkText({ code: queryCode(code), severity: 'note', start: 0, end: 0, message, values })
    : say({ ...emptyValues, ...values, problem: problemText(code, values, locale) }).trim();
}

/** The engine and the readers of JSON and SQL speak English; to others it is said by code. What SQLite says is quoted. */
function problemText(code: LintCode, { problem = '', detail = '' }: FindingValues, locale: Locale): string {
  if (code === 'sql_syntax' && detail === '') return `“${problem}”`;
  if (locale === 'en') return problem;
  return (engineWords.get(detail) ?? directiveWords.get(detail))?.() ?? otherFault(detail);
}

/** Of a code that has no words yet. */
function otherFault(detail: string): string {
  if (detail === '') return '';
  return i18n.translate('investigationGuides.rule.fault.other', {
    defaultMessage: 'It is refused with the code {code}.',
    values: { code: detail },
  });
}

const emptyValues: FindingValues = { problem: '', suggestion: '–' };

function hasWords(code: LintCode): code is keyof typeof words {
  return Object.hasOwn(words, code);
}

function queryCode(code: LintCode): QueryCode {
  if (hasWords(code)) throw new Error(`${code} has words of its own`);
  return code;
}

export function severityText(severity: LintSeverity): string {
  switch (severity) {
    case 'error':
      return i18n.translate('investigationGuides.rule.findings.error', { defaultMessage: 'Error' });
    case 'warning':
      return i18n.translate('investigationGuides.rule.findings.warning', { defaultMessage: 'Warning' });
    case 'note':
      return i18n.translate('investigationGuides.rule.findings.note', { defaultMessage: 'Note' });
  }
}

/** Where in the rule; '' for what concerns it as a whole. */
export function placeText({ place }: RuleFinding): string {
  if (place === undefined) return '';
  const { line, column } = place;
  return i18n.translate('investigationGuides.rule.findings.place', {
    defaultMessage: '{text}, line {line}, column {column}',
    values: { text: fieldText(place.field), line, column },
  });
}

function fieldText(field: string): string {
  if (field === 'note') return i18n.translate('investigationGuides.rule.findings.inNote', { defaultMessage: 'Guide' });
  if (field === 'setup') return i18n.translate('investigationGuides.rule.findings.inSetup', { defaultMessage: 'Set-up' });
  if (field === 'query') return i18n.translate('investigationGuides.rule.findings.inQuery', { defaultMessage: 'Query' });
  return i18n.translate('investigationGuides.rule.findings.inReferences', { defaultMessage: 'References' });
}
