/**
 * Judges an alert: writes an exception where one is wanted, closes alerts, records the verdict. These are up to three writes to
 * three places, so any may fail alone. The report says of each what became of it, and a second try does only what is left.
 */
import type { InvestigationResponse, SignalsStatusRequest } from '../../../../common/api';
import type { ExceptionEntry } from '../../../../common/exceptions/exception';
import type { Api } from '../../../shared/api';
import { HttpError } from '../../../shared/host';

export type VerdictKind = NonNullable<InvestigationResponse['verdict']>['verdict'];
export type CloseReason = NonNullable<SignalsStatusRequest['reason']>;

export interface ExceptionPlan {
  /** Saved object id of the rule. */
  readonly ruleId: string;
  readonly entries: readonly ExceptionEntry[];
  readonly name: string;
}

export interface ApplyPlan {
  readonly alertId: string;
  readonly verdict: VerdictKind;
  /** Undefined: the rule is left as it is. */
  readonly exception: ExceptionPlan | undefined;
  readonly comment: string;
  /** Alerts to close; empty closes none. */
  readonly closeIds: readonly string[];
  /** Undefined where the host does not keep one. */
  readonly closeReason: CloseReason | undefined;
}

export type PartOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** An earlier part failed that it depends on. */
  | { readonly kind: 'not_tried' }
  | { readonly kind: 'not_wanted' };

export interface ApplyReport {
  readonly exception: PartOutcome;
  readonly close: PartOutcome;
  readonly verdict: PartOutcome;
  readonly exceptionItemId: string | undefined;
}

export type ApplyApi = Pick<Api, 'createRuleExceptions' | 'setAlertStatus' | 'saveVerdict' | 'investigation'>;

export function isComplete(report: ApplyReport): boolean {
  return [report.exception, report.close, report.verdict].every(({ kind }) => kind === 'done' || kind === 'not_wanted');
}

/** Where an exception is wanted nothing is closed and nothing judged without it: otherwise the next run would alert again, unnoticed. */
export async function applyVerdict(api: ApplyApi, plan: ApplyPlan, earlier?: ApplyReport): Promise<ApplyReport> {
  const exception = earlier?.exception.kind === 'done' ? earlier : await writeException(api, plan);
  if (exception.exception.kind === 'failed') {
    return { ...exception, close: { kind: 'not_tried' }, verdict: { kind: 'not_tried' } };
  }
  const close = earlier?.close.kind === 'done' ? earlier.close : await closeAlerts(api, plan);
  const verdict = earlier?.verdict.kind === 'done' ? earlier.verdict : await recordVerdict(api, plan, exception.exceptionItemId);
  return { ...exception, close, verdict };
}

type ExceptionPart = Pick<ApplyReport, 'exception' | 'exceptionItemId'>;

async function writeException(api: ApplyApi, { exception, comment }: ApplyPlan): Promise<ExceptionPart> {
  if (exception === undefined) return { exception: { kind: 'not_wanted' }, exceptionItemId: undefined };
  const { ruleId, name, entries } = exception;
  try {
    const answer = await api.createRuleExceptions(ruleId, [
      { name, description: name, type: 'simple', entries, ...(comment === '' ? {} : { comments: [{ comment }] }) },
    ]);
    return { exception: { kind: 'done' }, exceptionItemId: itemIdOf(answer) };
  } catch (error) {
    return { exception: { kind: 'failed', error }, exceptionItemId: undefined };
  }
}

async function closeAlerts(api: ApplyApi, { closeIds, closeReason }: ApplyPlan): Promise<PartOutcome> {
  if (closeIds.length === 0) return { kind: 'not_wanted' };
  const reason = closeReason === undefined ? {} : { reason: closeReason };
  return attempt(() => api.setAlertStatus({ signal_ids: closeIds, status: 'closed', ...reason }));
}

async function recordVerdict(api: ApplyApi, plan: ApplyPlan, itemId: string | undefined): Promise<PartOutcome> {
  const write = async (): Promise<InvestigationResponse> => {
    const { version } = await api.investigation(plan.alertId);
    return api.saveVerdict(plan.alertId, {
      version,
      verdict: plan.verdict,
      comment: plan.comment,
      ...(itemId === undefined ? {} : { exception_item_id: itemId }),
    });
  };
  const first = await attempt(write);
  // Somebody wrote between our two calls. Once more is enough; twice in a row is for a person to look at.
  return first.kind === 'failed' && first.error instanceof HttpError && first.error.statusCode === 409 ? attempt(write) : first;
}

async function attempt(write: () => Promise<unknown>): Promise<PartOutcome> {
  try {
    await write();
    return { kind: 'done' };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

/** Kibana answers with the list of items that it made. */
function itemIdOf(answer: unknown): string | undefined {
  const first: unknown = Array.isArray(answer) ? answer[0] : undefined;
  if (typeof first !== 'object' || first === null || !('item_id' in first)) return undefined;
  return typeof first.item_id === 'string' ? first.item_id : undefined;
}
