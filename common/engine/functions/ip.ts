/** IP addresses and CIDR blocks, version 4 and 6; an IPv4 address written inside IPv6 (`::ffff:10.0.0.1`) is the IPv4 address. */
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A block of addresses; a single address is the smallest block. */
export interface IpBlock {
  readonly address: Address;
  readonly prefixLength: number;
}

/** Null for text that is no address. Short, octal and hexadecimal spellings of IPv4 are refused: they hide what is meant. */
export function parseIp(text: string): Address | null {
  // The library tells what is no address by an exception, which an event with thousands of other values would pay for each of them.
  if (text.length > 64) return null;
  if (IPV4.test(text)) return ipaddr.IPv4.parse(text);
  if (!IPV6_CHARACTERS.test(text) || !ipaddr.IPv6.isValid(text)) return null;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

const IPV4 = /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;
/** With a colon, and a zone (`%eth0`) at most behind it. */
const IPV6_CHARACTERS = /^[\da-f.]*:[\da-f:.]*(?:%\w+)?$/i;

/** `10.0.0.0/8`, `fe80::/10`, or one address. Bits below the prefix are ignored: `10.6.48.157/8` is `10.0.0.0/8`. */
export function parseIpBlock(text: string): IpBlock | null {
  const slash = text.indexOf('/');
  const address = parseIp(slash === -1 ? text : text.slice(0, slash));
  if (address === null) return null;
  const width = address.kind() === 'ipv4' ? 32 : 128;
  if (slash === -1) return { address, prefixLength: width };
  const digits = text.slice(slash + 1);
  if (!/^\d{1,3}$/.test(digits) || Number(digits) > width) return null;
  return { address, prefixLength: Number(digits) };
}

/** An IPv4 address is in no IPv6 block, and the other way round. */
export function isInBlock(address: Address, block: IpBlock): boolean {
  if (address.kind() !== block.address.kind()) return false;
  const [bytes, expected] = [address.toByteArray(), block.address.toByteArray()];
  for (let bits = block.prefixLength, index = 0; bits > 0; bits -= 8, index++) {
    const mask = bits >= 8 ? 0xff : (0xff << (8 - bits)) & 0xff;
    if (((bytes[index] ?? 0) & mask) !== ((expected[index] ?? 0) & mask)) return false;
  }
  return true;
}

/** Numeric order, IPv4 placed where IPv6 maps it, as Elasticsearch's ip fields sort. */
export function compareIps(left: Address, right: Address): number {
  const [a, b] = [mapped(left), mapped(right)];
  for (let index = 0; index < 16; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function mapped(address: Address): readonly number[] {
  return 'toIPv4MappedAddress' in address ? address.toIPv4MappedAddress().toByteArray() : address.toByteArray();
}
