/** Walks a guide in reading order. */
import type { Guide, GuideProblem, InvestigateDirective, OsqueryDirective, Step } from './guide';

/** Every step, parents before children. */
export function allSteps(guide: Guide): readonly Step[] {
  return guide.sections.flatMap((section) => section.steps).flatMap(withChildren);
}

function withChildren(step: Step): readonly Step[] {
  return [step, ...step.children.flatMap(withChildren)];
}

export function allQueries(guide: Guide): readonly OsqueryDirective[] {
  return allSteps(guide).flatMap((step) => step.queries);
}

export function allSearches(guide: Guide): readonly InvestigateDirective[] {
  return allSteps(guide).flatMap((step) => step.searches);
}

/** The guide's own problems and those of its steps, as they stand in the text. */
export function allProblems(guide: Guide): readonly GuideProblem[] {
  return [...guide.problems, ...allSteps(guide).flatMap((step) => step.problems)].sort((a, b) => a.line - b.line);
}
