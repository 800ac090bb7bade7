/** Puts documents into the stand-in for Elasticsearch as they are, past Kibana: what agents and the detection engine would have written. */
import * as v from 'valibot';
import type { FakeEs } from '../start_fake_es';

export interface IndexedDocument {
  readonly id: string;
  /** An index or an alias. */
  readonly index: string;
  readonly source: object;
}

const bulkSchema = v.object({ errors: v.boolean() });

export async function indexDocuments({ request }: FakeEs, documents: readonly IndexedDocument[]): Promise<void> {
  const lines = documents.flatMap(({ id, index, source }) => [{ index: { _index: index, _id: id } }, source]);
  const answer = await request('POST', '/_bulk?refresh=true', `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  if (v.parse(bulkSchema, answer).errors)
    throw new Error(`some of ${documents.length} documents were refused: ${JSON.stringify(answer).slice(0, 500)}`);
}

/** Its mapping decides how it can be searched; an index that is there already is left as it is. */
export async function ensureIndex({ request }: FakeEs, index: string, properties: object): Promise<void> {
  try {
    await request('PUT', `/${index}`, { mappings: { properties } });
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('resource_already_exists'))) throw error;
  }
}
