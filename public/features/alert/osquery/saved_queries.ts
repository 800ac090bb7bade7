/** A guide's queries as saved queries of Osquery: what there is to save, what is saved already, and saving them one after the other. */
import type { SavedQuery, SavedQueryRequest } from '../../../../common/api';
import type { Guide, OsqueryDirective, Step } from '../../../../common/guides/guide';
import type { OsqueryPlatform, Resolution } from '../../../../common/osquery';
import { runsAlike, savedForm } from '../../../../common/osquery/results';
import { HttpError } from '../../../shared/host';

export interface GuideQuery {
  readonly directive: OsqueryDirective;
  readonly resolution: Resolution;
}

/** In the order of the guide; the same text once. */
export function guideQueries(guide: Guide, resolutions: Readonly<Record<string, Resolution>>): readonly GuideQuery[] {
  return guide.sections
    .flatMap(({ steps }) => steps.flatMap(directivesOf))
    .flatMap((directive) => {
      const resolution = resolutions[directive.id];
      return resolution === undefined ? [] : [{ directive, resolution }];
    });
}

const directivesOf = (step: Step): readonly OsqueryDirective[] => [...step.queries, ...step.children.flatMap(directivesOf)];

export type SaveCandidate = { readonly label: string; readonly id: string } & (
  | { readonly kind: 'new'; readonly request: SavedQueryRequest }
  | { readonly kind: 'saved'; readonly name: string }
  /** Its placeholder has no value in this alert, so nobody can tell what belongs there. */
  | { readonly kind: 'unfilled' }
);

interface CandidateQuestion {
  readonly queries: readonly GuideQuery[];
  readonly saved: readonly SavedQuery[];
  readonly rule: { readonly rule_id: string; readonly name: string };
  readonly platform: OsqueryPlatform | undefined;
}

export function saveCandidates({ queries, saved, rule, platform }: CandidateQuestion): readonly SaveCandidate[] {
  const seen = new Set<string>();
  return queries.flatMap(({ directive, resolution }): readonly SaveCandidate[] => {
    const { id, label, ecsMapping } = directive;
    const query = savedForm(resolution);
    if (query === undefined) return [{ id, label, kind: 'unfilled' }];
    if (seen.has(query)) return [];
    seen.add(query);
    const known = saved.find((one) => one.query === query || runsAlike(one.query, resolution));
    if (known !== undefined) return [{ id, label, kind: 'saved', name: known.id }];
    const request: SavedQueryRequest = {
      id: savedQueryId(rule.rule_id, id, query),
      description: `${label} (${rule.name})`.slice(0, 1_000),
      query,
      interval: '3600',
      ...(platform === undefined ? {} : { platform }),
      ...(Object.keys(ecsMapping).length === 0 ? {} : { ecs_mapping: ecsMapping }),
    };
    return [{ id, label, kind: 'new', request }];
  });
}

/** Letters, digits, `-` and `_`. Another text has another id, so that a changed guide does not meet its own forerunner. */
function savedQueryId(ruleId: string, queryId: string, query: string): string {
  const plain = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, '_');
  return `guide_${plain(ruleId).slice(0, 36)}_${plain(queryId).slice(0, 40)}_${fingerprint(query)}`;
}

/** FNV-1a, 32 bits: it tells texts of one query apart and guards nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

export interface SaveReport {
  readonly saved: readonly string[];
  readonly failed: readonly { readonly label: string; readonly error: unknown }[];
}

/** One after the other: what fails does not keep the rest from being saved. A taken id is a query of this guide that somebody saved just now. */
export async function saveAll(
  candidates: readonly SaveCandidate[],
  create: (request: SavedQueryRequest) => Promise<unknown>
): Promise<SaveReport> {
  const saved: string[] = [];
  const failed: { readonly label: string; readonly error: unknown }[] = [];
  for (const candidate of candidates) {
    if (candidate.kind !== 'new') continue;
    try {
      await create(candidate.request);
      saved.push(candidate.label);
    } catch (error) {
      if (error instanceof HttpError && error.statusCode === 409) saved.push(candidate.label);
      else failed.push({ label: candidate.label, error });
    }
  }
  return { saved, failed };
}
