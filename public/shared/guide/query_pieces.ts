/** A guide query before and after resolution, cut into pieces so that substituted values and the places of findings stand out. */
import type { Resolution, ResolutionProblem, Substitution } from '../../../common/osquery/resolution';

/** Underlined: notes are worth knowing, and no mistakes. */
export type Mistake = 'error' | 'warning';

export interface QueryPiece {
  readonly text: string;
  /** The substitution that this piece is the placeholder or the value of. */
  readonly substitution: Substitution | undefined;
  /** The worst finding that is about this piece. */
  readonly mistake?: Mistake;
}

/** The query as the guide has it, placeholders apart. */
export function piecesBefore(resolution: Resolution): readonly QueryPiece[] {
  const places = resolution.substitutions.map((substitution) => ({ start: substitution.start, end: substitution.end, substitution }));
  return cut(
    resolution.original,
    places,
    mistakesIn(resolution, resolution.resolved === undefined ? (at) => at : originalPlace(resolution))
  );
}

/** The query as it is sent, values apart; undefined when it is not resolved. */
export function piecesAfter(resolution: Resolution): readonly QueryPiece[] | undefined {
  if (resolution.status !== 'resolved' || resolution.resolved === undefined) return undefined;
  const places = resolution.substitutions.flatMap((substitution) =>
    substitution.resolvedStart === undefined || substitution.resolvedEnd === undefined
      ? []
      : [{ start: substitution.resolvedStart, end: substitution.resolvedEnd, substitution }]
  );
  return cut(
    resolution.resolved,
    places,
    mistakesIn(resolution, (at) => at)
  );
}

interface MistakePlace {
  readonly start: number;
  readonly end: number;
  readonly mistake: Mistake;
}

/** Places of findings, and of what makes the query no SQL for any alert; what is about the whole query has none. */
function mistakesIn(resolution: Resolution, placeOf: (at: number) => number): readonly MistakePlace[] {
  const { checks = [], resolved, original } = resolution;
  const whole = (resolved ?? original).length;
  const found = checks.flatMap(({ severity, start, end }) =>
    severity === 'note' || (start === 0 && end >= whole) ? [] : [{ start: placeOf(start), end: placeOf(end), mistake: severity }]
  );
  const refused = problemsOfQuery(resolution).filter(({ start, end }) => start > 0 || end < original.length);
  return [...found, ...refused.map(({ start, end }) => ({ start, end, mistake: 'error' as const }))];
}

/** What is wrong with the query itself, whatever the alert holds; places are in the query as it is written. */
export function problemsOfQuery({ problems }: Resolution): readonly ResolutionProblem[] {
  return problems.filter(({ status }) => status === 'invalid' || status === 'unsafe');
}

/**
 * From the query as it is sent to the query as it is written. Between two values both are the same text, but for quotes beside a placeholder,
 * which are part of the value that was written for it. Within a value it is the end of the placeholder.
 */
function originalPlace({ substitutions, original, resolved = '' }: Resolution): (at: number) => number {
  const filled = substitutions.flatMap(({ start, end, resolvedStart, resolvedEnd }) =>
    resolvedStart === undefined || resolvedEnd === undefined ? [] : [{ start, end, resolvedStart, resolvedEnd }]
  );
  return (at) => {
    const next = filled.find(({ resolvedEnd }) => at < resolvedEnd);
    const before = filled.filter(({ resolvedEnd }) => resolvedEnd <= at).at(-1);
    if (next !== undefined && at > next.resolvedStart) return next.end;
    const sent = resolved.slice(before?.resolvedEnd ?? 0, next?.resolvedStart ?? resolved.length);
    const written = original.slice(before?.end ?? 0, next?.start ?? original.length);
    return (before?.end ?? 0) + Math.max(0, written.indexOf(sent)) + at - (before?.resolvedEnd ?? 0);
  };
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly substitution: Substitution;
}

/** Joining `text` gives the query back, whatever the places are. */
function cut(text: string, places: readonly Place[], mistakes: readonly MistakePlace[]): readonly QueryPiece[] {
  const edges = [...places, ...mistakes].flatMap(({ start, end }) => [start, end]).filter((at) => at > 0 && at < text.length);
  const stops = [...new Set([...edges, text.length])].sort((a, b) => a - b);
  const pieces: QueryPiece[] = [];
  let at = 0;
  for (const stop of stops) {
    const holds = ({ start, end }: { readonly start: number; readonly end: number }): boolean => start <= at && stop <= end;
    const found = mistakes.filter(holds).map(({ mistake }) => mistake);
    const substitution = places.find(holds)?.substitution;
    const mistake = found.includes('error') ? 'error' : found[0];
    if (stop > at) pieces.push({ text: text.slice(at, stop), substitution, ...(mistake === undefined ? {} : { mistake }) });
    at = stop;
  }
  return pieces;
}
