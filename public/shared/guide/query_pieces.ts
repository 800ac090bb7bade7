/** A guide query before and after resolution, cut into pieces so that the substituted values stand out. */
import type { Resolution, Substitution } from '../../../common/osquery/resolution';

export interface QueryPiece {
  readonly text: string;
  /** The substitution that this piece is the placeholder or the value of. */
  readonly substitution: Substitution | undefined;
}

/** The query as the guide has it, placeholders apart. */
export function piecesBefore(resolution: Resolution): readonly QueryPiece[] {
  return cut(
    resolution.original,
    resolution.substitutions.map((substitution) => ({ start: substitution.start, end: substitution.end, substitution }))
  );
}

/** The query as it is sent, values apart; undefined when it is not resolved. */
export function piecesAfter(resolution: Resolution): readonly QueryPiece[] | undefined {
  if (resolution.status !== 'resolved' || resolution.resolved === undefined) return undefined;
  return cut(
    resolution.resolved,
    resolution.substitutions.flatMap((substitution) =>
      substitution.resolvedStart === undefined || substitution.resolvedEnd === undefined
        ? []
        : [{ start: substitution.resolvedStart, end: substitution.resolvedEnd, substitution }]
    )
  );
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly substitution: Substitution;
}

/** Joining `text` gives the query back, whatever the places are. */
function cut(text: string, places: readonly Place[]): readonly QueryPiece[] {
  const pieces: QueryPiece[] = [];
  let at = 0;
  const push = (until: number, substitution: Substitution | undefined): void => {
    const end = Math.min(Math.max(until, at), text.length);
    if (end > at) pieces.push({ text: text.slice(at, end), substitution });
    at = end;
  };
  for (const place of [...places].sort((a, b) => a.start - b.start)) {
    push(place.start, undefined);
    push(place.end, place.substitution);
  }
  push(text.length, undefined);
  return pieces;
}
