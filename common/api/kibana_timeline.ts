/** Kibana's public route that saves a Timeline of the Security app; only what a search of a guide needs of it. Checked by reading 8.12 and main. */
import * as v from 'valibot';

export const TIMELINE_PATH = '/api/timeline';

export interface TimelineRequest {
  readonly timeline: {
    readonly title: string;
    readonly description: string;
    readonly dataProviders: readonly [];
    readonly kqlMode: 'filter';
    readonly kqlQuery: {
      readonly filterQuery: { readonly kuery: { readonly kind: 'kuery'; readonly expression: string }; readonly serializedQuery: string };
    };
    readonly indexNames: readonly string[];
    /** Epoch milliseconds or ISO. */
    readonly dateRange?: { readonly start: string; readonly end: string };
  };
  readonly timelineType: 'default';
  readonly status: 'active';
}

const savedSchema = v.object({ savedObjectId: v.pipe(v.string(), v.minLength(1)) });
/** Older versions wrap the saved Timeline, newer ones answer it plainly. */
const answerSchema = v.union([
  v.pipe(
    v.object({ data: v.object({ persistTimeline: v.object({ timeline: savedSchema }) }) }),
    v.transform(({ data }) => data.persistTimeline.timeline.savedObjectId)
  ),
  v.pipe(
    v.object({ timeline: savedSchema }),
    v.transform(({ timeline }) => timeline.savedObjectId)
  ),
  v.pipe(
    savedSchema,
    v.transform(({ savedObjectId }) => savedObjectId)
  ),
]);

/** The id of the Timeline that was saved; undefined for an answer of another shape. */
export function timelineIdOf(answer: unknown): string | undefined {
  const read = v.safeParse(answerSchema, answer);
  return read.success ? read.output : undefined;
}
