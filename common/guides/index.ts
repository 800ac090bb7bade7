/** The door of the guides: guide text to the model, and walks over it. */
export type {
  Guide,
  GuideProblem,
  InvestigateDirective,
  InvestigateProvider,
  OsqueryDirective,
  RelatedRule,
  Section,
  SectionKind,
  Step,
} from './guide';
export { resolveInvestigate } from './investigate/resolve_investigate';
export type { AlertTimes, InvestigateProblem, InvestigateResolution } from './investigate/resolve_investigate';
export type { FilledProvider } from './investigate/fill_provider';
export { searchFilter, searchKql, type SearchFilter } from './investigate/search_filter';
export { fillCommand, type CommandProblem, type FilledCommand } from './commands/fill_command';
export { osqueryEquivalent, type EquivalentTopic } from './commands/osquery_equivalents';
export { resolveSearchEquivalent, searchEquivalent, type SearchTopic } from './commands/search_equivalents';
export { valuesOfCommand } from './commands/named_values';
export { placeInGuide, placesOfGuide, type GuidePlace } from './guide_places';
export { parseGuide } from './parse_guide';
export { allProblems, allQueries, allSearches, allSteps } from './walk_guide';
