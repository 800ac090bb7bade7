/** Roles as an administrator grants them in Kibana, and a user of each. */
import type { Account, LaunchedKibana } from '../launch';

/** `kibana` as Kibana's own route takes it: a row a set of spaces, with the privileges of each feature. */
export interface Role {
  readonly kibana: readonly { readonly spaces: readonly string[]; readonly feature: Readonly<Record<string, readonly string[]>> }[];
  readonly indices?: readonly { readonly names: readonly string[]; readonly privileges: readonly string[] }[];
}

/** Makes the role, and a user who has only that one and is called as it is. */
export async function createAccount(kibana: LaunchedKibana, name: string, { kibana: grants, indices = [] }: Role): Promise<Account> {
  const account = { username: name, password: `${name}-password` };
  const { status, body } = await kibana.request('PUT', `/api/security/role/${name}`, {
    body: { elasticsearch: { cluster: [], indices, run_as: [] }, kibana: grants.map((grant) => ({ base: [], ...grant })) },
  });
  if (status !== 204) throw new Error(`Kibana did not make the role ${name} (${status}): ${JSON.stringify(body)}`);
  await kibana.es.request('PUT', `/_security/user/${name}`, { password: account.password, roles: [name] });
  return account;
}

export async function createSpace(kibana: LaunchedKibana, id: string): Promise<void> {
  const { status, body } = await kibana.request('POST', '/api/spaces/space', { body: { id, name: id, disabledFeatures: [] } });
  if (status !== 200) throw new Error(`Kibana did not make the space ${id} (${status}): ${JSON.stringify(body)}`);
}
