/**
 * The values that a KQL condition asks of a field, `field: a` or `field: (a or b*)`: all of them are looked for at once, in all values that the
 * field has, whatever the number of either.
 */
import type { FieldValue } from '../../document';
import { isAnything, type KqlValue } from '../../kql/ast';
import type { FieldTypes } from '../field_types';
import type { ListedValue, ValueGroup } from './value_group';
import { DateGroup } from './date_group';
import { VersionGroup } from './version_group';
import { WholeGroup } from './whole_group';
import { WordGroup } from './word_group';
import { searchedField, type SearchedField } from './searched_field';

export class KqlValueList {
  private readonly groups: readonly ValueGroup[];

  constructor(
    private readonly values: readonly KqlValue[],
    field: SearchedField
  ) {
    this.groups = groupsOf(
      values.map((value, place) => ({ value, place })),
      field
    );
  }

  holdsAny(found: readonly FieldValue[]): boolean {
    if (found.length === 0) return false;
    for (const group of this.groups) if (group.holdsAny(found)) return true;
    return false;
  }

  /** Those that are there, in the order written. */
  valuesIn(found: readonly FieldValue[]): readonly KqlValue[] {
    if (found.length === 0) return [];
    const places = new Set(this.groups.flatMap((group) => [...group.placesIn(found)]));
    return this.values.filter((_, place) => places.has(place));
  }
}

/** One list for each sort of field that the values are asked of, made when the first such field is. */
export function valueLists(values: readonly KqlValue[], types: FieldTypes | undefined): (field: string) => KqlValueList {
  const known = new Map<string, KqlValueList>();
  return (name) => {
    const field = searchedField(name, types);
    let list = known.get(field.key);
    if (list === undefined) known.set(field.key, (list = new KqlValueList(values, field)));
    return list;
  };
}

/** Any of several `match_phrase`: the whole value of a keyword field, the words in their order in a text field. */
export function fieldPhrases(texts: readonly string[], field: string, types: FieldTypes | undefined): KqlValueList {
  const values = texts.map((text): KqlValue => ({ kind: 'value', span: { start: 0, end: 0 }, pieces: [text], isQuoted: true }));
  return new KqlValueList(values, searchedField(field, types));
}

function groupsOf(listed: readonly ListedValue[], field: SearchedField): readonly ValueGroup[] {
  const anything = listed.filter(({ value }) => isAnything(value)).map(({ place }) => place);
  const asked = listed.filter(({ value }) => !isAnything(value));
  const groups: ValueGroup[] = anything.length === 0 ? [] : [{ holdsAny: () => true, placesIn: () => anything }];
  if (asked.length === 0) return groups;
  if (field.isText) return [...groups, new WordGroup(asked)];
  if (field.kind !== 'date' && field.kind !== 'version') return [...groups, new WholeGroup(asked, field.kind)];
  const patterns = asked.filter(({ value }) => value.pieces.length > 1);
  const constants = asked.filter(({ value }) => value.pieces.length === 1);
  if (patterns.length > 0) groups.push(new WholeGroup(patterns, 'string'));
  if (constants.length > 0) groups.push(field.kind === 'date' ? new DateGroup(constants, field) : new VersionGroup(constants));
  return groups;
}
