/** Values that the whole value of a field is compared with, as text, as number or as address. */
import type { FieldValue } from '../../document';
import { parseIp, parseIpBlock, type Address, type IpBlock } from '../../functions/ip';
import { IpBlocks } from '../../functions/ip_blocks';
import { textsOf } from '../../functions/texts';
import { parseDecimal, plain } from '../../functions/value';
import { starPattern, WildcardList } from '../../regex/wildcard_list';
import type { ValueKind } from '../field_types';
import type { ListedValue, ValueGroup } from './value_group';

const FEW = 32;

export class WholeGroup implements ValueGroup {
  private readonly texts: WildcardList;
  private readonly numbers = new Map<number, number[]>();
  private readonly blocks: IpBlocks | null;
  private readonly places: readonly number[];
  private readonly placesOfBlocks: readonly number[];

  constructor(
    listed: readonly ListedValue[],
    private readonly kind: ValueKind
  ) {
    this.texts = new WildcardList(listed.map(({ value }) => starPattern(value.pieces)));
    this.places = listed.map(({ place }) => place);
    const blocks: { readonly block: IpBlock; readonly place: number }[] = [];
    for (const { value, place } of kind === 'string' ? [] : listed) {
      const [text = ''] = value.pieces;
      if (value.pieces.length > 1) continue;
      const [number, block] = [parseDecimal(text), parseIpBlock(text)];
      if (number !== null) this.enterNumber(plain(number), place);
      if (block !== null) blocks.push({ block, place });
    }
    this.blocks = blocks.length === 0 ? null : new IpBlocks(blocks.map(({ block }) => block));
    this.placesOfBlocks = blocks.map(({ place }) => place);
  }

  holdsAny(found: readonly FieldValue[]): boolean {
    if (found.length >= FEW ? this.texts.testAny(textsOf(found)) : found.some((value) => this.texts.test(String(value)))) return true;
    const { numbers, blocks } = this;
    if (numbers.size > 0 && found.some((value) => this.placesOfNumber(value) !== undefined)) return true;
    return blocks !== null && found.some((value) => holds(value, (address) => blocks.has(address)));
  }

  placesIn(found: readonly FieldValue[]): Iterable<number> {
    const places = new Set([...this.texts.fitting(textsOf(found))].map((place) => this.places[place] ?? 0));
    const { numbers, blocks } = this;
    if (numbers.size > 0) for (const value of found) for (const place of this.placesOfNumber(value) ?? []) places.add(place);
    if (blocks === null) return places;
    for (const value of found) {
      const address = typeof value === 'string' ? parseIp(value) : null;
      for (const block of address === null ? [] : blocks.placesOf(address)) places.add(this.placesOfBlocks[block] ?? 0);
    }
    return places;
  }

  private enterNumber(number: number, place: number): void {
    const known = this.numbers.get(number);
    if (known === undefined) this.numbers.set(number, [place]);
    else known.push(place);
  }

  /** Text is a number only where the field is known to hold numbers. */
  private placesOfNumber(value: FieldValue): readonly number[] | undefined {
    if (typeof value === 'number') return this.numbers.get(value);
    if (this.kind !== 'number' || typeof value !== 'string') return undefined;
    const spelled = parseDecimal(value);
    return spelled === null ? undefined : this.numbers.get(plain(spelled));
  }
}

function holds(value: FieldValue, isIn: (address: Address) => boolean): boolean {
  const address = typeof value === 'string' ? parseIp(value) : null;
  return address !== null && isIn(address);
}
