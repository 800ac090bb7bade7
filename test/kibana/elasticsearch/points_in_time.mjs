/** Points in time: the names of the indices searched; documents are not frozen. */
import { randomBytes } from 'node:crypto';
import { ok } from './answers.mjs';
import { pits } from './cluster.mjs';
import { resolveIndices } from './indices.mjs';
import { indexOptions } from './search.mjs';

export function openPit({ target, query }) {
  const id = randomBytes(24).toString('base64');
  pits.set(
    id,
    resolveIndices(target, indexOptions(query)).map((index) => index.name)
  );
  return ok({ id });
}

export function closePit({ body }) {
  const closed = pits.delete(body?.id);
  return ok({ succeeded: true, num_freed: Number(closed) });
}
