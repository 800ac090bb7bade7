/** A guide's text as flat lists that a line of JSON can carry: sections, steps in reading order, queries resolved for an alert. */
import type { EventSource } from '../../common/engine';
import { allProblems, parseGuide, type Guide, type GuideProblem, type OsqueryDirective, type Step } from '../../common/guides';
import { fieldLookup, resolveQuery, type ResolutionProblem, type ResolutionStatus } from '../../common/osquery';

export interface ResolvedGuide {
  readonly sections: readonly { readonly id: string; readonly kind: string; readonly title: string; readonly intro: string }[];
  readonly steps: readonly FlatStep[];
  readonly queries: readonly ResolvedQuery[];
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
}

export function resolvedGuide(note: string, alert: EventSource): ResolvedGuide {
  const model = parseGuide(note);
  const valuesOf = fieldLookup(alert);
  const placed = placedSteps(model);
  return {
    sections: model.sections.map(({ id, kind, title, intro }) => ({ id, kind, title, intro })),
    steps: placed.map(flatten),
    queries: placed.flatMap(({ step }) => step.queries.map((query) => resolve(step, query, valuesOf))),
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

function resolve(step: Step, { id, label, query }: OsqueryDirective, valuesOf: (field: string) => unknown): ResolvedQuery {
  const { resolved, status, problems } = resolveQuery(query, valuesOf);
  return { id, step_id: step.id, label, query, resolved: resolved ?? null, status, problems };
}
