/**
 * What the Elastic Common Schema says of a field's name: known, hardly meant, or nothing at all. The names are facts of the schema
 * (`ecs_names.ts`); what to make of a name that is not among them is decided here.
 *
 * The schema is open: Beats, integrations and Elastic Defend (`Ext`) put fields of their own below its field sets, and Kibana below `kibana`. So a
 * name is called unknown only where it is a slip of one that is known, or stands directly beside the known ones of a set that hardly anybody adds to.
 */
import { nearestName } from '../osquery/checks/nearest_name';
import { ECS_NAMES } from './ecs_names';

export type FieldKnowledge =
  { readonly kind: 'known' | 'cannot_tell' } | { readonly kind: 'unknown'; /** '' where no name is near. */ readonly suggestion: string };

/** The schema's fields and the objects above them, and which hold numbers or booleans. */
interface Schema {
  readonly fields: ReadonlyMap<string, 'text' | 'number' | 'open'>;
  /** Leaves and objects directly below each object. */
  readonly below: ReadonlyMap<string, ReadonlySet<string>>;
}

export function ecsKnowledge(field: string): FieldKnowledge {
  const { fields } = schema();
  if (fields.has(field)) return { kind: 'known' };
  if (/\.(?:Ext|text|keyword|caseless)(?:\.|$)/.test(field) || isBelowOpen(field) || isOfRelative(field) || isReused(field))
    return { kind: 'cannot_tell' };
  const slip = slipOf(field);
  if (slip !== undefined) return { kind: 'unknown', suggestion: slip };
  const [set = '', ...rest] = field.split('.');
  return settled.has(set) && rest.length > 0 && isBesideKnown(field)
    ? { kind: 'unknown', suggestion: nearIn(field) ?? '' }
    : { kind: 'cannot_tell' };
}

/** Numbers and booleans: as text they need no quotes in SQL. */
export function isNumberField(field: string): boolean {
  return schema().fields.get(field) === 'number' || (isOfRelative(field) && schema().fields.get(withoutRelatives(field)) === 'number');
}

/** Field sets whose own level (`process.…`, `file.hash.…`) others hardly add to. */
const settled: ReadonlySet<string> = new Set(
  'process host user file source destination url dns registry dll event rule group client server'.split(' ')
);

let read: Schema | undefined;

function schema(): Schema {
  read ??= readSchema();
  return read;
}

function readSchema(): Schema {
  const fields = new Map<string, 'text' | 'number' | 'open'>();
  const below = new Map<string, Set<string>>();
  for (const line of ECS_NAMES.trim().split('\n')) {
    const [sets = '', leaves = ''] = line.split('|');
    for (const set of sets.split(' ')) {
      for (const leaf of leaves.split(' ')) {
        const name = (set === '-' ? '' : `${set}.`) + leaf.replace(/[#*]$/, '');
        fields.set(name, leaf.endsWith('#') ? 'number' : leaf.endsWith('*') ? 'open' : 'text');
        for (let dot = name.lastIndexOf('.'), inner = name; dot >= 0; inner = inner.slice(0, dot), dot = inner.lastIndexOf('.')) {
          const parent = inner.slice(0, dot);
          below.set(parent, (below.get(parent) ?? new Set()).add(inner));
        }
      }
    }
  }
  return { fields, below };
}

/** `labels.mine`: the schema leaves open what stands there. */
function isBelowOpen(field: string): boolean {
  const parts = field.split('.');
  return parts.some((_, at) => schema().fields.get(parts.slice(0, at).join('.')) === 'open');
}

const relatives = /(?<=^process\.(?:[a-z_]+\.)*)(?:parent|group_leader|session_leader|entry_leader|previous|responsible)\./g;

function withoutRelatives(field: string): string {
  return field.replace(relatives, '');
}

/** The schema lists less of a parent than of the process; what events have of the one they may have of the other. */
function isOfRelative(field: string): boolean {
  const own = withoutRelatives(field);
  return own !== field && schema().fields.has(own);
}

/** `process.user.domain`: field sets are used again below others, by events more freely than by the schema. */
function isReused(field: string): boolean {
  const parts = field.split('.');
  return parts[0] !== '' && parts.some((part, at) => at > 0 && reusable.has(part) && schema().fields.has(parts.slice(at).join('.')));
}

const reusable: ReadonlySet<string> = new Set('user group file host url os geo as hash code_signature pe elf macho'.split(' '));

/** Meant as a name that is known: other case, other signs between the words, or one or two letters off in one of its parts. */
function slipOf(field: string): string | undefined {
  const { fields } = schema();
  const spelt = field.replace(/^\.+|\.+$/g, '').replace(/\.{2,}/g, '.');
  for (const meant of [spelt, spelt.toLowerCase(), spelt.toLowerCase().replace(/-/g, '_'), spelt.toLowerCase().replace(/[_-]/g, '.')]) {
    if (fields.has(meant) && meant.includes('.')) return meant;
  }
  const parts = spelt.split('.');
  if (parts.length < 2) return undefined;
  for (const [at, part] of parts.entries()) {
    const parent = parts.slice(0, at).join('.');
    for (const name of at === 0 ? sets() : (schema().below.get(parent) ?? [])) {
      const wanted = name.slice(name.lastIndexOf('.') + 1);
      const meant = [...parts.slice(0, at), wanted, ...parts.slice(at + 1)].join('.');
      if (fields.has(meant) && isNear(part, wanted)) return meant;
    }
  }
  return undefined;
}

function sets(): readonly string[] {
  return [...schema().below.keys()].filter((name) => !name.includes('.'));
}

function isNear(written: string, wanted: string): boolean {
  if (written === wanted || Math.min(written.length, wanted.length) < 3) return false;
  const most = wanted.length > 7 ? 2 : 1;
  return Math.abs(written.length - wanted.length) <= most && nearestName(written, [wanted], most) === wanted;
}

function isBesideKnown(field: string): boolean {
  return schema().below.has(field.slice(0, field.lastIndexOf('.')));
}

function nearIn(field: string): string | undefined {
  const siblings = schema().below.get(field.slice(0, field.lastIndexOf('.'))) ?? new Set();
  return nearestName(
    field,
    [...siblings].filter((name) => schema().fields.has(name))
  );
}
