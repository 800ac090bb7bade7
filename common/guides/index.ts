/** The door of the guides: guide text to the model, and walks over it. */
export type { Guide, GuideProblem, OsqueryDirective, RelatedRule, Section, SectionKind, Step } from './guide';
export { parseGuide } from './parse_guide';
export { allProblems, allQueries, allSteps } from './walk_guide';
