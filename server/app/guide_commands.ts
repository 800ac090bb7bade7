/** The shell commands of a guide for an alert: filled in, and beside them the questions to Osquery and to stored events that say the same. */
import type { GuideCommand, GuideResponse, SearchResolution } from '../../common/api';
import type { EventSource } from '../../common/engine';
import {
  allSteps,
  fillCommand,
  osqueryEquivalent,
  resolveSearchEquivalent,
  searchEquivalent,
  searchKql,
  valuesOfCommand,
  type Guide,
  type InvestigateDirective,
} from '../../common/guides';
import { fieldLookup, resolveChecked } from '../../common/osquery';
import { alertTimes } from './alert_times';

type ValuesOf = (field: string) => unknown;

export function commandsOf(guide: Guide, source: EventSource): GuideResponse['commands'] {
  const valuesOf = fieldLookup(source);
  return Object.fromEntries(
    allSteps(guide)
      .filter(({ commands }) => commands.length > 0)
      .map(
        ({ id, commands }) =>
          [id, commands.map((command, index) => guideCommand(command, `${id}-c${index + 1}`, valuesOf, source))] as const
      )
  );
}

export interface CommandSearch {
  readonly directive: InvestigateDirective;
  readonly resolution: SearchResolution;
}

/** A search that stands in place of a command, by its id. */
export function findCommandSearch(guide: Guide, source: EventSource, searchId: string): CommandSearch | undefined {
  return Object.values(commandsOf(guide, source))
    .flat()
    .find(({ search }) => search?.directive.id === searchId)?.search;
}

function guideCommand(command: string, id: string, valuesOf: ValuesOf, source: EventSource): GuideCommand {
  return {
    ...fillCommand(command, valuesOf),
    equivalent: osqueryQuestion(command, id, valuesOf),
    search: searchQuestion(command, `${id}-s1`, valuesOf, source),
  };
}

function osqueryQuestion(command: string, id: string, valuesOf: ValuesOf): GuideCommand['equivalent'] {
  const found = osqueryEquivalent(command);
  if (found === undefined) return undefined;
  const resolution = resolveChecked(found.query, valuesOfCommand(command, valuesOf));
  // A question that lacks its value spares nobody the way to the host.
  if (resolution.status !== 'resolved') return undefined;
  const directive = { id, label: command, query: found.query, ecsMapping: {} };
  // Kibana sends nothing here: the question is ours, not the guide's.
  return { topic: found.topic, directive, resolution: { ...resolution, asKibanaSends: resolution.resolved ?? '' } };
}

function searchQuestion(command: string, id: string, valuesOf: ValuesOf, source: EventSource): GuideCommand['search'] {
  const found = searchEquivalent(command, valuesOf);
  if (found === undefined) return undefined;
  const resolution = resolveSearchEquivalent(found, command, valuesOf, alertTimes(source));
  return {
    topic: found.topic,
    directive: { id, ...found.directive },
    resolution: { ...resolution, kql: searchKql(resolution.alternatives) },
  };
}
