/** A new store gets the sample events, unless events were given: so that there is something to try at once. */
import { generateSampleEvents } from '../../sample_data';
import type { Store } from '../store';

const SEED = 1;
const HOUR_MS = 3_600_000;
const STATE = 'first_events';

/** Answers what there is now, in words. Samples are added once, and never to a store that holds other events. */
export async function firstEvents(store: Store, wereGiven: boolean, now: Date): Promise<string> {
  const count = await store.events.count();
  if (wereGiven && count > 0) store.state.set(STATE, 'given');
  if (count > 0 || wereGiven || store.state.get(STATE) !== undefined) return `${count} in the store`;
  const endMs = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  const samples = generateSampleEvents({ seed: SEED, endMs });
  const stored = await store.events.add(samples.map(({ _id, _index, _source }) => ({ id: _id, index: _index, source: _source })));
  store.state.set(STATE, 'sample');
  return `${stored} sample events of the last three days; --events loads your own`;
}
