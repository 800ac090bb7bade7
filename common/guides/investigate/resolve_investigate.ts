/**
 * What an investigate directive asks for one alert: each placeholder takes the alert's value, once, and what cannot be asked is left out with
 * its reason. An alternative with a condition that has no value is not asked at all: without that condition it would find everything.
 */
import { parseDateMath, parseDateMathEnd } from '../../engine';
import type { InvestigateDirective } from '../guide';
import { fillProvider, type FilledProvider, type ProviderProblem } from './fill_provider';

export interface InvestigateResolution {
  /** `resolved`: at least one alternative can be asked; otherwise what is wrong with the first that cannot. */
  readonly status: 'resolved' | ProviderProblem['status'];
  /** Alternatives that are asked: one of them has to hold, with all of its conditions. */
  readonly alternatives: readonly (readonly FilledProvider[])[];
  readonly problems: readonly InvestigateProblem[];
  /** ISO, both inclusive; undefined where the guide sets no limit. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface InvestigateProblem extends ProviderProblem {
  /** The alternative that is not asked because of it, from 0; of the whole directive: undefined. */
  readonly alternative: number | undefined;
}

export interface AlertTimes {
  /** `@timestamp` of the alert: `now` of the directive, as in Kibana. */
  readonly alertMs: number;
  /** When the event happened. A rule that ran late made its alert long after it. */
  readonly eventMs: number | undefined;
}

/** `times` undefined: the page has no alert, so placeholders are missing and relative times are not counted. */
export function resolveInvestigate(
  directive: InvestigateDirective,
  valuesOf: (field: string) => unknown,
  times: AlertTimes | undefined
): InvestigateResolution {
  const alternatives: (readonly FilledProvider[])[] = [];
  const problems: InvestigateProblem[] = [];
  for (const [alternative, group] of directive.providers.entries()) {
    const filled = group.map((provider) => fillProvider(provider, valuesOf, times?.alertMs));
    const failed = filled.flatMap((each) => (each.ok ? [] : [{ ...each.problem, alternative }]));
    problems.push(...failed);
    if (failed.length === 0) alternatives.push(filled.flatMap((each) => (each.ok ? [each.provider] : [])));
  }
  const range = rangeOf(directive, times);
  if (range.isEmpty) problems.push(emptyRange(directive));
  return {
    status: alternatives.length > 0 ? 'resolved' : (problems[0]?.status ?? 'missing'),
    alternatives,
    problems,
    from: range.from,
    to: range.to,
  };
}

interface Range {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly isEmpty: boolean;
}

/**
 * Counted from the alert's time. Where the event is older than the whole range, because the rule ran late, the range begins as if the alert
 * had been made at once: what the guide asks for is around the event.
 */
function rangeOf({ relativeFrom, relativeTo }: InvestigateDirective, times: AlertTimes | undefined): Range {
  if (times === undefined || relativeFrom === undefined || relativeTo === undefined)
    return { from: undefined, to: undefined, isEmpty: false };
  const { alertMs, eventMs = alertMs } = times;
  const fromAlert = parseDateMath(relativeFrom, alertMs);
  const toMs = parseDateMathEnd(relativeTo, alertMs);
  if (fromAlert === undefined || toMs === undefined) return { from: undefined, to: undefined, isEmpty: false };
  if (fromAlert >= toMs) return { from: undefined, to: undefined, isEmpty: true };
  const fromMs = eventMs < fromAlert ? (parseDateMath(relativeFrom, eventMs) ?? fromAlert) : fromAlert;
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), isEmpty: false };
}

function emptyRange({ relativeFrom = '', relativeTo = '' }: InvestigateDirective): InvestigateProblem {
  const message = `From ${relativeFrom} to ${relativeTo} there is no time, so the search is not limited in time.`;
  return { status: 'note', code: 'range_empty', field: undefined, value: undefined, message, alternative: undefined };
}
