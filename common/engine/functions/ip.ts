/** IP addresses and CIDR blocks, version 4 and 6; an IPv4 address written inside IPv6 (`::ffff:10.0.0.1`) is the IPv4 address. */
import ipaddr from 'ipaddr.js';

/** Its bytes: four of an IPv4 address, sixteen of an IPv6 address. */
export type Address = readonly number[];

/** A block of addresses; a single address is the smallest block. */
export interface IpBlock {
  readonly address: Address;
  readonly prefixLength: number;
}

/** Null for text that is no address. Short, octal and hexadecimal spellings of IPv4 are refused: they hide what is meant. */
export function parseIp(text: string): Address | null {
  // The library tells what is no address by an exception, which an event with thousands of other values would pay for each of them.
  if (text.length > 64) return null;
  if (IPV4.test(text)) return text.split('.').map(Number);
  if (!IPV6_CHARACTERS.test(text)) return null;
  if (!text.includes('.') && !text.includes('%')) return parseGroups(text);
  if (!ipaddr.IPv6.isValid(text)) return null;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address().toByteArray() : address.toByteArray();
}

/**
 * Groups of hexadecimal digits with colons between, of which two side by side stand for as many zeros as are missing. Events hold addresses so,
 * and the library takes several times as long for them.
 */
function parseGroups(text: string): Address | null {
  const gap = text.indexOf('::');
  const before = groupsOf(gap === -1 ? text : text.slice(0, gap));
  const after = gap === -1 ? [] : groupsOf(text.slice(gap + 2));
  if (before === null || after === null) return null;
  const missing = 8 - before.length - after.length;
  if (gap === -1 ? missing !== 0 : missing < 1) return null;
  const bytes = new Array<number>(16).fill(0);
  writeGroups(bytes, before, 0);
  writeGroups(bytes, after, before.length + missing);
  return isMapped(bytes) ? bytes.slice(12) : bytes;
}

/** Null where a group is empty, too long or no number; '' has none. */
function groupsOf(text: string): readonly number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  for (const group of text.split(':')) {
    if (group === '' || group.length > 4) return null;
    groups.push(Number.parseInt(group, 16));
  }
  return groups;
}

function writeGroups(bytes: number[], groups: readonly number[], place: number): void {
  groups.forEach((group, index) => {
    bytes[2 * (place + index)] = group >> 8;
    bytes[2 * (place + index) + 1] = group & 255;
  });
}

function isMapped(bytes: readonly number[]): boolean {
  for (let index = 0; index < 10; index++) if (bytes[index] !== 0) return false;
  return bytes[10] === 255 && bytes[11] === 255;
}

const IPV4 = /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;
/** With a colon, and a zone (`%eth0`) at most behind it. */
const IPV6_CHARACTERS = /^[\da-f.]*:[\da-f:.]*(?:%\w+)?$/i;

/** `10.0.0.0/8`, `fe80::/10`, or one address. Bits below the prefix are ignored: `10.6.48.157/8` is `10.0.0.0/8`. */
export function parseIpBlock(text: string): IpBlock | null {
  const slash = text.indexOf('/');
  const address = parseIp(slash === -1 ? text : text.slice(0, slash));
  if (address === null) return null;
  const width = address.length * 8;
  if (slash === -1) return { address, prefixLength: width };
  const digits = text.slice(slash + 1);
  if (!/^\d{1,3}$/.test(digits) || Number(digits) > width) return null;
  return { address, prefixLength: Number(digits) };
}

/** An IPv4 address is in no IPv6 block, and the other way round. */
export function isInBlock(address: Address, { address: first, prefixLength }: IpBlock): boolean {
  if (address.length !== first.length) return false;
  for (let bits = prefixLength, index = 0; bits > 0; bits -= 8, index++) {
    const shift = Math.max(8 - bits, 0);
    if ((address[index] ?? 0) >> shift !== (first[index] ?? 0) >> shift) return false;
  }
  return true;
}

/** The first bits of an address: equal for those of its version that a block of that length has together. A longer one than the address is the whole of it. */
export function addressPrefix(address: Address, prefixLength: number): string | number {
  if (address.length === 4) {
    const [a = 0, b = 0, c = 0, d = 0] = address;
    // A shift by 32 would be one by none.
    return prefixLength === 0 ? 0 : ((a << 24) | (b << 16) | (c << 8) | d) >>> Math.max(32 - prefixLength, 0);
  }
  let prefix = '';
  for (let bits = prefixLength, index = 0; bits > 0 && index < address.length; bits -= 8, index++)
    prefix += String.fromCharCode((address[index] ?? 0) >> Math.max(8 - bits, 0));
  return prefix;
}

/** The one spelling of an address that Elasticsearch shows. */
export function printIp(address: Address): string {
  return ipaddr.fromByteArray([...address]).toString();
}

/** Numeric order, IPv4 placed where IPv6 maps it, as Elasticsearch's ip fields sort. */
export function compareIps(left: Address, right: Address): number {
  const [a, b] = left.length === right.length ? [left, right] : [mapped(left), mapped(right)];
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function mapped(address: Address): Address {
  return address.length === 16 ? address : [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, ...address];
}
