/**
 * What the analyst did with an alert. Two analysts may work on one alert: a write that was based on an older version is merged
 * when it touches another step, and refused with the current state when somebody changed the same thing since. Nothing is lost.
 */
import { createHash } from 'node:crypto';
import type { EarlierRun, InvestigationResponse, PinnedRow, QueryRun, StepProgress } from '../../common/api';
import type { pinBodySchema, runBodySchema, stepBodySchema, verdictBodySchema } from '../../common/api';
import type * as v from 'valibot';
import { findAlert } from './found';
import type { Ports } from './ports';
import { UseCaseError } from './route';

type StepBody = v.InferOutput<typeof stepBodySchema>;
type RunBody = v.InferOutput<typeof runBodySchema>;
type PinBody = v.InferOutput<typeof pinBodySchema>;
type VerdictBody = v.InferOutput<typeof verdictBodySchema>;

/** More than any guide has; a client cannot grow a stored investigation without end. */
const MOST_ENTRIES = 2_000;
const MOST_PINNED = 200;
/** Enough to look back; hosts and indices forget the rows of older ones. */
const EARLIER_KEPT = 5;
const MOST_ATTEMPTS = 20;

export async function getInvestigation(ports: Ports, alertId: string): Promise<InvestigationResponse> {
  await findAlert(ports, alertId);
  return stored(ports, alertId);
}

export async function changeStep(ports: Ports, alertId: string, stepId: string, body: StepBody): Promise<InvestigationResponse> {
  return change(ports, alertId, (current) => {
    const before = Object.hasOwn(current.steps, stepId) ? current.steps[stepId] : undefined;
    const state = body.state ?? before?.state ?? 'open';
    const note = body.note ?? before?.note ?? '';
    // The same wish twice (a repeated request, two people ticking one step) has nothing to lose.
    if (before?.state === state && before.note === note) return undefined;
    refuseConflict(current, body.version, before === undefined ? 0 : (before.version ?? current.version));
    refuseTooMany(current.steps, stepId);
    const step: StepProgress = {
      state,
      note,
      updated_at: ports.clock().toISOString(),
      updated_by: ports.userName,
      version: current.version + 1,
    };
    return { ...current, steps: { ...current.steps, [stepId]: step } };
  });
}

/** Records the latest run of a query; whoever ran it last is right, so there is no version to check. */
export async function recordRun(ports: Ports, alertId: string, body: RunBody): Promise<InvestigationResponse> {
  return change(ports, alertId, (current) => {
    refuseTooMany(current.runs, body.query_id);
    const before = Object.hasOwn(current.runs, body.query_id) ? current.runs[body.query_id] : undefined;
    const earlier = before === undefined ? {} : { earlier: [earlierRun(before), ...(before.earlier ?? [])].slice(0, EARLIER_KEPT) };
    const run: QueryRun = { ...body, started_at: ports.clock().toISOString(), started_by: ports.userName, ...earlier };
    return { ...current, runs: { ...current.runs, [body.query_id]: run } };
  });
}

function earlierRun({ action_id, query_action_id, agent_id, agent_count, query, started_at, started_by }: QueryRun): EarlierRun {
  const asked = agent_count === undefined ? { agent_id } : { agent_id, agent_count };
  return { action_id, query_action_id, ...asked, query, started_at, started_by };
}

/** Keeps a row as evidence. The same row twice is one: who pinned it first stays. */
export async function pinRow(ports: Ports, alertId: string, body: PinBody): Promise<InvestigationResponse> {
  return change(ports, alertId, (current) => {
    const evidence = current.evidence ?? [];
    const id = evidenceId(body);
    if (evidence.some((pinned) => pinned.id === id)) return undefined;
    if (evidence.length >= MOST_PINNED) {
      throw new UseCaseError(422, 'too_many_entries', `An investigation holds at most ${MOST_PINNED} pinned rows. Take some away first.`);
    }
    const pinned: PinnedRow = { id, ...body, pinned_at: ports.clock().toISOString(), pinned_by: ports.userName };
    return { ...current, evidence: [...evidence, pinned] };
  });
}

/** Takes a row away; one that is gone already is what was wanted. */
export async function unpinRow(ports: Ports, alertId: string, evidenceIdToRemove: string): Promise<InvestigationResponse> {
  return change(ports, alertId, (current) => {
    const evidence = current.evidence ?? [];
    const left = evidence.filter(({ id }) => id !== evidenceIdToRemove);
    return left.length === evidence.length ? undefined : { ...current, evidence: left };
  });
}

function evidenceId({ query_id, agent_id, row }: PinBody): string {
  const values = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([query_id, agent_id ?? '', values]))
    .digest('hex');
}

export async function giveVerdict(ports: Ports, alertId: string, body: VerdictBody): Promise<InvestigationResponse> {
  return change(ports, alertId, (current) => {
    const before = current.verdict;
    refuseConflict(current, body.version, before === undefined ? 0 : (before.version ?? current.version));
    return {
      ...current,
      verdict: {
        verdict: body.verdict,
        comment: body.comment,
        exception_item_id: body.exception_item_id,
        at: ports.clock().toISOString(),
        by: ports.userName,
        version: current.version + 1,
      },
    };
  });
}

/** Reads, changes and writes; starts again when somebody else wrote in between. `undefined` from `edit` is no change. */
async function change(
  ports: Ports,
  alertId: string,
  edit: (current: InvestigationResponse) => InvestigationResponse | undefined
): Promise<InvestigationResponse> {
  await findAlert(ports, alertId);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const current = await stored(ports, alertId);
    const edited = edit(current);
    if (edited === undefined) return current;
    const next = { ...edited, version: current.version + 1 };
    if (await ports.investigations.put(next)) return next;
  }
  throw new UseCaseError(503, 'busy', 'Too many people are writing to this investigation at this moment. Try again; nothing was changed.');
}

async function stored(ports: Ports, alertId: string): Promise<InvestigationResponse> {
  const known = await ports.investigations.get(alertId);
  return known ?? { alert_id: alertId, version: 0, steps: {}, runs: {}, verdict: undefined };
}

/** A version from the future names a state that never was: the client is looking at another store. */
function refuseConflict(current: InvestigationResponse, basedOn: number, lastChangedIn: number): void {
  if (basedOn <= current.version && lastChangedIn <= basedOn) return;
  throw new UseCaseError(409, 'conflict', 'Somebody else changed this in the meantime. Look at the current state and decide again.', {
    current,
  });
}

function refuseTooMany(entries: Readonly<Record<string, unknown>>, id: string): void {
  if (Object.hasOwn(entries, id) || Object.keys(entries).length < MOST_ENTRIES) return;
  throw new UseCaseError(422, 'too_many_entries', `An investigation holds at most ${MOST_ENTRIES} of these; no guide has so many.`);
}
