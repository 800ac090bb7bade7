/** The built-in function on addresses. */
import type { BuiltinFunction } from './builtin';
import { parseIp, parseIpBlock } from './ip';
import { IpBlocks } from './ip_blocks';
import { toText, type Value } from './value';

/**
 * https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-cidrmatch
 * True when the address lies in one of the blocks, false for text that is no address, null for null. The blocks are constants of the
 * query: `prepareCidrMatch` reads them once, this reads them at every call and serves constant expressions.
 */
export const cidrMatch: BuiltinFunction = ([source = null, ...blocks]) => matchCidr(source, parseBlocks(blocks));

/** `cidrMatch` for blocks that are known in advance. */
export function prepareCidrMatch(blocks: readonly Value[]): (source: Value) => Value {
  const parsed = parseBlocks(blocks);
  return (source) => matchCidr(source, parsed);
}

function parseBlocks(blocks: readonly Value[]): IpBlocks {
  return new IpBlocks(blocks.map((block) => parseIpBlock(toText(block) ?? '')).filter((block) => block !== null));
}

function matchCidr(source: Value, blocks: IpBlocks): Value {
  const text = toText(source);
  if (text === null) return null;
  const address = parseIp(text);
  return address !== null && blocks.has(address);
}
