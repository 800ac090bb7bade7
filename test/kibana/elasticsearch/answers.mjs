/** An answer before it is written: a status and a body. */

export const ok = (body, status = 200) => ({ status, body });

export const acknowledged = () => ok({ acknowledged: true });

export const acknowledgedShards = (more) => ok({ acknowledged: true, shards_acknowledged: true, ...more });

/** HEAD tells by the status alone. */
export const existence = (exists) => ok('', exists ? 200 : 404);

export const oneShard = { total: 1, successful: 1, failed: 0 };
