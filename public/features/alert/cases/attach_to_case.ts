/**
 * Puts an alert into a case: makes the case if it is a new one, attaches the alert, adds the summary as a comment. These are up to three
 * writes, so any may fail alone. The report says of each what became of it, and a second try does only what is left: no
 * second case, no comment twice.
 */
import { CASE_OWNER, type AlertSummary } from '../../../../common/api';
import type { Api } from '../../../shared/api';
import type { CaseDraft } from './case_draft';

export interface KnownCase {
  readonly id: string;
  readonly title: string;
}

export interface AttachPlan {
  readonly target: { readonly kind: 'existing'; readonly known: KnownCase } | { readonly kind: 'new'; readonly draft: CaseDraft };
  readonly alert: Pick<AlertSummary, 'id' | 'index' | 'rule'>;
  /** Markdown; undefined when none is wanted. */
  readonly comment: string | undefined;
}

export type PartOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'not_tried' }
  | { readonly kind: 'not_wanted' };

export interface AttachReport {
  /** The case as it is known, once there is one. */
  readonly known: KnownCase | undefined;
  readonly made: PartOutcome;
  readonly alert: PartOutcome;
  readonly comment: PartOutcome;
}

export type AttachApi = Pick<Api, 'createCase' | 'addToCase'>;

export function isComplete({ made, alert, comment }: AttachReport): boolean {
  return [made, alert, comment].every(({ kind }) => kind === 'done' || kind === 'not_wanted');
}

export async function attachToCase(api: AttachApi, plan: AttachPlan, earlier?: AttachReport): Promise<AttachReport> {
  const { known, made } = earlier?.known === undefined ? await caseOf(api, plan) : earlier;
  if (known === undefined) return { known, made, alert: { kind: 'not_tried' }, comment: { kind: 'not_tried' } };
  const { alert: outcomeOfAlert } = earlier ?? {};
  const alert = outcomeOfAlert?.kind === 'done' ? outcomeOfAlert : await attempt(() => api.addToCase(known.id, attachment(plan)));
  return { known, made, alert, comment: await commentOn(api, known, plan, earlier?.comment) };
}

async function caseOf(api: AttachApi, { target }: AttachPlan): Promise<Pick<AttachReport, 'known' | 'made'>> {
  if (target.kind === 'existing') return { known: target.known, made: { kind: 'not_wanted' } };
  const { title, description, severity, syncsAlerts } = target.draft;
  try {
    const { id } = await api.createCase({
      title,
      description,
      severity,
      tags: [],
      owner: CASE_OWNER,
      connector: { id: 'none', name: 'none', type: '.none', fields: null },
      settings: { syncAlerts: syncsAlerts },
    });
    return { known: { id, title }, made: { kind: 'done' } };
  } catch (error) {
    return { known: undefined, made: { kind: 'failed', error } };
  }
}

/** Also when the alert could not be attached: what was found out belongs into the case either way. */
async function commentOn(
  api: AttachApi,
  known: KnownCase,
  { comment }: AttachPlan,
  earlier: PartOutcome | undefined
): Promise<PartOutcome> {
  if (comment === undefined) return { kind: 'not_wanted' };
  if (earlier?.kind === 'done') return earlier;
  return attempt(() => api.addToCase(known.id, { type: 'user', owner: CASE_OWNER, comment }));
}

function attachment({ alert }: AttachPlan): Parameters<AttachApi['addToCase']>[1] {
  const { id, name } = alert.rule;
  return {
    type: 'alert',
    owner: CASE_OWNER,
    alertId: [alert.id],
    index: [alert.index],
    rule: { id: id === '' ? null : id, name: name === '' ? null : name },
  };
}

async function attempt(write: () => Promise<unknown>): Promise<PartOutcome> {
  try {
    await write();
    return { kind: 'done' };
  } catch (error) {
    return { kind: 'failed', error };
  }
}
