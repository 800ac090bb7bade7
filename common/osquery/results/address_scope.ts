/** Whether an address is outside: reachable over the internet, not this machine, its network or a group of listeners. */

/** False for what is no address as well. */
export function isOutsideAddress(text: string): boolean {
  const address = text.split('%', 1)[0] ?? '';
  if (address.includes(':')) return isOutside6(address.toLowerCase());
  const bytes = bytesOf(address);
  return bytes !== undefined && isOutside4(bytes);
}

function bytesOf(text: string): readonly number[] | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

/** Special purposes: https://www.iana.org/assignments/iana-ipv4-special-registry */
function isOutside4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100 && b >= 64 && b <= 127) return false; // carriers' own networks
  if (a === 169 && b === 254) return false;
  if (a === 172 && b >= 16 && b <= 31) return false;
  if (a === 192 && (b === 168 || (b === 0 && c <= 0))) return false;
  return !(a === 198 && (b === 18 || b === 19)); // benchmarks
}

/** Global unicast is 2000::/3; of the rest only what carries an IPv4 address can be outside. */
function isOutside6(address: string): boolean {
  if (!/^[0-9a-f:]*(:\d{1,3}(\.\d{1,3}){3})?$/.test(address)) return false;
  const mapped = /^(?:::|0(?::0){4}:)(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (mapped !== undefined) {
    const bytes = bytesOf(mapped);
    return bytes !== undefined && isOutside4(bytes);
  }
  const first = address.startsWith('::') ? 0 : Number.parseInt(address.split(':', 1)[0] ?? '', 16);
  return first >= 0x2000 && first <= 0x3fff;
}
