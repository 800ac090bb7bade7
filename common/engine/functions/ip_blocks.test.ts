import { expect, it } from 'vitest';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
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
      const holding = blocks.map((each) => isInBlock(address, each));
      expect(new IpBlocks(blocks).has(address)).toBe(holding.includes(true));
      expect(blocks.map((_, place) => new IpBlocks(blocks).placesOf(address).includes(place))).toEqual(holding);
    }),
    { numRuns: 500 }
  );
});

it('an address of version 6 is read as the library reads it', () => {
  const piece = fc.constantFrom('0', '1', 'fE80', 'ffff', '00001', 'g', '', ':', '::', '.', '1.2.3.4', '%eth0');
  const text = fc.oneof(
    fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(':')),
    fc.array(fc.constantFrom('0', 'ffff', '1', ''), { minLength: 3, maxLength: 9 }).map((pieces) => pieces.join(':'))
  );
  fc.assert(
    fc.property(
      text.filter((each) => each.includes(':')),
      (address) => {
        const isValid = ipaddr.IPv6.isValid(address);
        if (!isValid) expect(parseIp(address)).toBeNull();
        else expect(parseIp(address)).toEqual(ipaddr.process(address).toByteArray());
      }
    ),
    { numRuns: 2_000, examples: [['1:2:3:4:5:6:7::'], ['::ffff:102:304'], ['::'], ['1::2::3'], [':1:2:3:4:5:6:7:8'], ['1:2:3:4:5:6:7:8']] }
  );
});
