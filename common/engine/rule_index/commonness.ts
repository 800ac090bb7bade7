/**
 * How many events a need lets through, as a guess: the fields by which events are sorted have few values and every event has one of them, so
 * they tell rules apart badly. Only speed depends on it.
 */
import type { Atom, Need } from './needs';

export function commonness(need: Need): number {
  switch (need.kind) {
    case 'atom':
      return atomCommonness(need);
    case 'all':
      return need.needs.reduce((least, each) => Math.min(least, commonness(each)), EVERY_EVENT);
    case 'any':
      return need.needs.reduce((sum, each) => sum + commonness(each), 0);
    case 'none':
      return EVERY_EVENT;
  }
}

/** Of which every document that holds the need holds one, and few other documents do; undefined where there are no such atoms. */
export function mostSelectiveAtoms(need: Need): readonly Atom[] | undefined {
  switch (need.kind) {
    case 'atom':
      return [need];
    case 'all':
      for (const each of rarestFirst(need.needs)) {
        const atoms = mostSelectiveAtoms(each);
        if (atoms !== undefined) return atoms;
      }
      return undefined;
    case 'any': {
      const atoms = need.needs.map(mostSelectiveAtoms);
      return atoms.includes(undefined) ? undefined : atoms.flatMap((each) => each ?? []);
    }
    case 'none':
      return undefined;
  }
}

export function rarestFirst(needs: readonly Need[]): readonly Need[] {
  const weighed = needs.map((need) => ({ need, weight: commonness(need) }));
  return weighed.sort((left, right) => left.weight - right.weight).map(({ need }) => need);
}

function atomCommonness({ field, where, text }: Atom): number {
  const ofField = COMMON_FIELDS.get(field) ?? 1;
  if (where === 'present') return EVERYWHERE.test(field) ? 20_000 : 100 * ofField;
  const ofValue = COMMON_VALUES.has(text) ? 30 : 1;
  return ofField * ofValue * (where === 'whole' ? 1 : text.length < 3 ? 40 : text.length < 5 ? 8 : 3);
}

const EVERY_EVENT = 100_000;

/** Fields that nearly every event of its kind has. */
const EVERYWHERE = /^(?:event|host|agent|user|data_stream|process|process\.parent)\.[a-z_.]+$/;

const COMMON_FIELDS: ReadonlyMap<string, number> = new Map([
  ['event.kind', 10_000],
  ['event.category', 5_000],
  ['event.type', 5_000],
  ['host.os.type', 5_000],
  ['host.os.family', 5_000],
  ['event.outcome', 5_000],
  ['agent.type', 5_000],
  ['network.transport', 3_000],
  ['network.type', 3_000],
  ['process.interactive', 3_000],
  ['event.module', 1_000],
  ['event.dataset', 500],
  ['data_stream.dataset', 500],
  ['event.provider', 200],
  ['event.action', 50],
  ['process.parent.name', 3],
  ['user.id', 100],
  ['user.name', 20],
  ['process.user.id', 100],
  ['process.group.id', 100],
]);

/** Actions and programs of everyday events. */
const COMMON_VALUES: ReadonlySet<string> = new Set(
  (
    'exec exec_event start executed process_started processrollup2 fork creation modification deletion rename connection_attempted end ' +
    'bash sh dash zsh python python3 perl node java sudo systemd cmd.exe powershell.exe svchost.exe explorer.exe rundll32.exe root system 0 -c'
  ).split(' ')
);
