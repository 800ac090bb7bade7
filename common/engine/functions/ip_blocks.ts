/** Many blocks of addresses, of which one look-up a length of prefix tells in which of them an address is. */
import { addressPrefix, type Address, type IpBlock } from './ip';

type PrefixesByLength = Map<number, Map<string | number, number[]>>;

export class IpBlocks {
  /** By the length of the prefix, the prefixes and the places in the list that have them; versions 4 and 6 apart. */
  private readonly version4: PrefixesByLength = new Map();
  private readonly version6: PrefixesByLength = new Map();

  constructor(blocks: readonly IpBlock[]) {
    blocks.forEach(({ address, prefixLength }, place) => {
      const prefixes = this.prefixesFor(address);
      const known = prefixes.get(prefixLength) ?? new Map<string | number, number[]>();
      prefixes.set(prefixLength, known);
      const prefix = addressPrefix(address, prefixLength);
      const places = known.get(prefix);
      if (places === undefined) known.set(prefix, [place]);
      else places.push(place);
    });
  }

  has(address: Address): boolean {
    for (const [length, known] of this.prefixesFor(address)) if (known.has(addressPrefix(address, length))) return true;
    return false;
  }

  /** Places in the list of the blocks that the address is in. */
  placesOf(address: Address): readonly number[] {
    return [...this.prefixesFor(address)].flatMap(([length, known]) => known.get(addressPrefix(address, length)) ?? []);
  }

  private prefixesFor({ length }: Address): PrefixesByLength {
    return length === 4 ? this.version4 : this.version6;
  }
}
