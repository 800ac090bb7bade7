/** Many blocks of addresses, of which one look-up a length of prefix tells whether an address is in any. */
import { addressPrefix, type Address, type IpBlock } from './ip';

export class IpBlocks {
  /** By the length of the prefix, the prefixes; addresses of version 4 and 6 apart. */
  private readonly prefixes = new Map<number, Set<string>>();

  constructor(blocks: readonly IpBlock[]) {
    for (const { address, prefixLength } of blocks) {
      const known = this.prefixes.get(prefixLength) ?? new Set();
      this.prefixes.set(prefixLength, known);
      known.add(addressPrefix(address, prefixLength));
    }
  }

  has(address: Address): boolean {
    for (const [length, known] of this.prefixes) if (known.has(addressPrefix(address, length))) return true;
    return false;
  }
}
