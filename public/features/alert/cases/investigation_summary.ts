/** What was done with an alert, as a comment for its case: verdict, steps with their notes, queries that were run. */
import { i18n } from '@kbn/i18n';
import { MOST_CASE_COMMENT, type AlertSummary, type GuideResponse, type InvestigationResponse } from '../../../../common/api';
import type { Step } from '../../../../common/guides/guide';
import { equivalentLabel } from '../../../shared/guide/command_words';
import { personName } from '../../../shared/person';
import { formatTime } from '../../../shared/time';
import { verdictLabel } from '../verdict/verdict_words';
import { codeBlock, codeSpan, link, withinLimit } from './markdown';

interface SummaryInput {
  readonly alert: AlertSummary;
  /** The alert's page, whole. */
  readonly address: string;
  /** Undefined when the rule has none, or when it could not be loaded: ids stand for its steps then. */
  readonly guide: Pick<GuideResponse, 'guide' | 'commands'> | undefined;
  readonly investigation: InvestigationResponse;
}

/** Whether there is anything to tell. */
export function hasWork({ steps, runs, evidence = [], verdict }: InvestigationResponse): boolean {
  const touched = Object.values(steps).some(({ state, note }) => state !== 'open' || note.trim() !== '');
  return touched || Object.keys(runs).length > 0 || evidence.length > 0 || verdict !== undefined;
}

export function investigationSummary({ alert, address, guide, investigation }: SummaryInput): string {
  const steps = guide === undefined ? [] : guide.guide.sections.flatMap((section) => section.steps.flatMap(allSteps));
  const open = i18n.translate('investigationGuides.cases.openAlert', { defaultMessage: 'open it in Investigation Guides' });
  const intro = i18n.translate('investigationGuides.cases.summary.intro', {
    defaultMessage: 'What was done so far with the alert of the rule {rule}:',
    values: { rule: codeSpan(alert.rule.name) },
  });
  return withinLimit(
    [
      `${intro} ${link(open, address)}`,
      ...verdictBlocks(investigation),
      ...evidenceBlocks(investigation),
      ...stepBlocks(steps, investigation),
      ...runBlocks(queryLabels(steps, guide?.commands), investigation),
    ],
    MOST_CASE_COMMENT
  );
}

function verdictBlocks({ verdict }: InvestigationResponse): readonly string[] {
  if (verdict === undefined) return [];
  const values = { verdict: verdictLabel(verdict.verdict), when: formatTime(verdict.at) };
  const who = personName(verdict.by);
  const line =
    who === undefined
      ? i18n.translate('investigationGuides.cases.summary.verdictUnnamed', { defaultMessage: 'Verdict: {verdict}, {when}', values })
      : i18n.translate('investigationGuides.cases.summary.verdict', {
          defaultMessage: 'Verdict: {verdict}, by {who}, {when}',
          values: { ...values, who: codeSpan(who) },
        });
  const exception =
    verdict.exception_item_id === undefined
      ? []
      : [
          i18n.translate('investigationGuides.cases.summary.exception', {
            defaultMessage: 'An exception was added to the rule: {id}',
            values: { id: codeSpan(verdict.exception_item_id) },
          }),
        ];
  return [`**${line.replace(/\*/g, '')}**`, ...noteBlocks(verdict.comment), ...exception];
}

/** Before the steps: what was found counts more than what was done. A row is one line of JSON, so that nothing in it can be read as anything else. */
function evidenceBlocks({ evidence = [] }: InvestigationResponse): readonly string[] {
  if (evidence.length === 0) return [];
  const title = i18n.translate('investigationGuides.cases.summary.evidence', {
    defaultMessage: '{count, plural, one {# row} other {# rows}} kept as evidence',
    values: { count: evidence.length },
  });
  return [
    `**${title}**`,
    ...evidence.flatMap(({ label, agent_id, row, pinned_at, pinned_by }) => [
      `- ${codeSpan(label, 200)}${agent_id === undefined ? '' : ` ${codeSpan(agent_id, 100)}`} (${byAndWhen(pinned_by, pinned_at)})`,
      codeBlock(JSON.stringify(row), { limit: 2_000 }),
    ]),
  ];
}

function stepBlocks(steps: readonly Step[], { steps: progress }: InvestigationResponse): readonly string[] {
  const inGuide = new Map(steps.map((step) => [step.id, step.markdown]));
  // Steps that the guide no longer has come last: their notes are work as well.
  const ids = [...inGuide.keys(), ...Object.keys(progress).filter((id) => !inGuide.has(id))];
  const touched = ids.flatMap((id) => {
    const made = progress[id];
    if (made === undefined || (made.state === 'open' && made.note.trim() === '')) return [];
    const text = firstLine(inGuide.get(id) ?? '') || id;
    return [`- ${stateMark(made.state)} ${codeSpan(text, 200)} (${byAndWhen(made.updated_by, made.updated_at)})`, ...noteBlocks(made.note)];
  });
  if (touched.length === 0) return [];
  const done = Object.values(progress).filter(({ state }) => state !== 'open').length;
  const title = i18n.translate('investigationGuides.cases.summary.steps', {
    defaultMessage: '{done, plural, one {# step} other {# steps}} of the guide finished',
    values: { done },
  });
  return [`**${title}**`, ...touched];
}

function stateMark(state: InvestigationResponse['steps'][string]['state']): string {
  switch (state) {
    case 'done':
      return i18n.translate('investigationGuides.cases.summary.done', { defaultMessage: 'Done:' });
    case 'not_applicable':
      return i18n.translate('investigationGuides.cases.summary.notApplicable', { defaultMessage: 'Not applicable:' });
    case 'open':
      return i18n.translate('investigationGuides.cases.summary.open', { defaultMessage: 'Open:' });
  }
}

/** By the id that a run is kept under: queries of the guide, and those that were asked in place of its commands. */
function queryLabels(steps: readonly Step[], commands: GuideResponse['commands'] = {}): ReadonlyMap<string, string> {
  const ofGuide = steps.flatMap((step) => step.queries.map(({ id, label }): [string, string] => [id, label]));
  const ofCommands = Object.values(commands)
    .flat()
    .flatMap(({ equivalent }): [string, string][] =>
      equivalent === undefined ? [] : [[equivalent.directive.id, equivalentLabel(equivalent.topic)]]
    );
  return new Map([...ofGuide, ...ofCommands]);
}

function runBlocks(labels: ReadonlyMap<string, string>, { runs }: InvestigationResponse): readonly string[] {
  const sorted = Object.values(runs).sort((a, b) => Date.parse(a.started_at) - Date.parse(b.started_at));
  if (sorted.length === 0) return [];
  const title = i18n.translate('investigationGuides.cases.summary.queries', {
    defaultMessage: '{count, plural, one {# Osquery query} other {# Osquery queries}} run',
    values: { count: sorted.length },
  });
  return [
    `**${title}**`,
    ...sorted.flatMap((run) => [
      `- ${codeSpan(labels.get(run.query_id.replace(/~fuller$/, '')) ?? run.query_id, 200)} (${byAndWhen(run.started_by, run.started_at)})`,
      codeBlock(run.query, { language: 'sql', limit: 2_000 }),
    ]),
  ];
}

function byAndWhen(by: string, at: string): string {
  const who = personName(by);
  return who === undefined ? formatTime(at) : `${codeSpan(who, 100)}, ${formatTime(at)}`;
}

const noteBlocks = (note: string): readonly string[] => (note.trim() === '' ? [] : [codeBlock(note, { limit: 4_000 })]);

const allSteps = (step: Step): readonly Step[] => [step, ...step.children.flatMap(allSteps)];

const firstLine = (markdown: string): string => markdown.trim().split('\n', 1)[0]?.trim() ?? '';
