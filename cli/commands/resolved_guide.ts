/** A guide's text as flat lists that a line of JSON can carry: sections, steps in reading order, queries resolved for an alert. */
import type { EventSource } from '../../common/engine';
import {
  allProblems,
  parseGuide,
  resolveInvestigate,
  searchKql,
  type Guide,
  type GuideProblem,
  type InvestigateDirective,
  type InvestigateResolution,
  type OsqueryDirective,
  type Step,
} from '../../common/guides';
import {
  fieldLookup,
  resolveChecked,
  withVerdict,
  type QueryFinding,
  type ResolutionProblem,
  type ResolutionStatus,
  type SqlSyntaxCheck,
} from '../../common/osquery';
import { eventTimeMs } from '../../server/app/event_time';

export interface ResolvedGuide {
  readonly sections: readonly { readonly id: string; readonly kind: string; readonly title: string; readonly intro: string }[];
  readonly steps: readonly FlatStep[];
  readonly queries: readonly ResolvedQuery[];
  readonly searches: readonly ResolvedSearch[];
  readonly problems: readonly GuideProblem[];
}

export interface FlatStep {
  readonly id: string;
  readonly section_id: string;
  readonly text: string;
  readonly depth: number;
  readonly commands: readonly string[];
  readonly related_rule: { readonly name: string; readonly rule_id: string } | null;
}

export interface ResolvedQuery {
  readonly id: string;
  readonly step_id: string;
  readonly label: string;
  readonly query: string;
  readonly resolved: string | null;
  readonly status: ResolutionStatus;
  readonly problems: readonly ResolutionProblem[];
  /** Against osquery's tables, for the alert's operating system: what osquery would refuse, or answer differently than it seems. */
  readonly checks: readonly QueryFinding[];
}

export interface ResolvedSearch {
  readonly id: string;
  readonly step_id: string;
  readonly label: string;
  /** Null when nothing can be asked for this alert. */
  readonly kql: string | null;
  /** ISO; null without a limit, and without an alert whose time they count from. */
  readonly from: string | null;
  readonly to: string | null;
  readonly status: InvestigateResolution['status'];
  readonly problems: InvestigateResolution['problems'];
}

export function resolvedGuide(note: string, alert: EventSource, syntax?: SqlSyntaxCheck): ResolvedGuide {
  const model = parseGuide(note);
  const valuesOf = fieldLookup(alert);
  const placed = placedSteps(model);
  return {
    sections: model.sections.map(({ id, kind, title, intro }) => ({ id, kind, title, intro })),
    steps: placed.map(flatten),
    queries: placed.flatMap(({ step }) => step.queries.map((query) => resolve(step, query, valuesOf, syntax))),
    searches: placed.flatMap(({ step }) => step.searches.map((search) => resolveSearch(step, search, alert))),
    problems: allProblems(model),
  };
}

interface PlacedStep {
  readonly step: Step;
  readonly sectionId: string;
  readonly depth: number;
}

function placedSteps({ sections }: Guide): readonly PlacedStep[] {
  const place = (step: Step, sectionId: string, depth: number): readonly PlacedStep[] => [
    { step, sectionId, depth },
    ...step.children.flatMap((child) => place(child, sectionId, depth + 1)),
  ];
  return sections.flatMap(({ id, steps }) => steps.flatMap((step) => place(step, id, 0)));
}

function flatten({ step, sectionId, depth }: PlacedStep): FlatStep {
  const related = step.relatedRule;
  return {
    id: step.id,
    section_id: sectionId,
    text: step.markdown,
    depth,
    commands: step.commands,
    related_rule: related === undefined ? null : { name: related.name, rule_id: related.ruleId },
  };
}

function resolve(
  step: Step,
  { id, label, query }: OsqueryDirective,
  valuesOf: (field: string) => unknown,
  syntax: SqlSyntaxCheck | undefined
): ResolvedQuery {
  const { resolved, status, problems, checks = [] } = withVerdict(resolveChecked(query, valuesOf), syntax);
  return { id, step_id: step.id, label, query, resolved: resolved ?? null, status, problems, checks };
}

function resolveSearch(step: Step, search: InvestigateDirective, alert: EventSource): ResolvedSearch {
  const alertMs = eventTimeMs(alert);
  const times = alertMs === undefined ? undefined : { alertMs, eventMs: eventTimeMs(alert, 'kibana.alert.original_time') };
  const { status, alternatives, problems, from, to } = resolveInvestigate(search, fieldLookup(alert), times);
  const kql = alternatives.length === 0 ? null : searchKql(alternatives);
  return { id: search.id, step_id: step.id, label: search.label, kql, from: from ?? null, to: to ?? null, status, problems };
}
