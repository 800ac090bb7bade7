import { expect, it } from 'vitest';
import fc from 'fast-check';
import { isInBlock, parseIp, parseIpBlock } from './ip';
import { IpBlocks } from './ip_blocks';

const byte = fc.constantFrom(0, 1, 10, 127, 128, 255);
const ipv4 = fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join('.'));
const ipv6 = fc.array(fc.constantFrom('0', '1', 'fe80', 'ffff', '8000'), { minLength: 8, maxLength: 8 }).map((parts) => parts.join(':'));
const block = fc.oneof(
  fc.tuple(ipv4, fc.nat(32)).map((parts) => parts.join('/')),
  fc.tuple(ipv6, fc.nat(128)).map((parts) => parts.join('/')),
  ipv4,
  fc.constantFrom('0.0.0.0/0', '::/0', '::ffff:0:0/96')
);

it('an address is in many blocks when it is in one of them', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), fc.oneof(ipv4, ipv6, fc.constant('::ffff:10.0.0.1')), (texts, text) => {
      const blocks = texts.map(parseIpBlock).filter((each) => each !== null);
      const address = parseIp(text);
      if (address === null) throw new Error(`${text} is no address`);
      expect(new IpBlocks(blocks).has(address)).toBe(blocks.some((each) => isInBlock(address, each)));
    }),
    { numRuns: 500 }
  );
});
