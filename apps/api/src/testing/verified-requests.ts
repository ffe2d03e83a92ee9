import type { BuiltinCaConfig } from '@countersign/contracts';
import type { SpecDatabase } from '../database/testing/spec-database';
import { RequestWorld } from '../requests/testing';
import type { SpecPerson } from '../users/testing';
import { SpecApi } from './spec-api';

type Key = BuiltinCaConfig['key'];

export interface Verified {
  readonly enterpriseId: string;
  readonly profileId: string;
  readonly connectorId: string;
  readonly person: SpecPerson;
  /** Requests of this person that wait for Generate, each with a key of its own. */
  readonly ids: readonly string[];
}

/** An enterprise for each CA key and its requests, made by a server that is gone when this is done: who comes next has the database alone. */
export async function verifiedRequests<K extends Key>(
  database: SpecDatabase,
  counts: Readonly<Record<K, number>>,
): Promise<Record<K, Verified>> {
  const api = new SpecApi(database, { environment: { SMTP_URL: '', RATE_LIMIT_FACTOR: '1000000' } });
  await api.start();
  const made = {} as Record<K, Verified>;
  for (const key of Object.keys(counts) as K[]) made[key] = await prepared(api, key, counts[key]);
  await api.app.close();
  return made;
}

async function prepared(api: SpecApi, key: Key, count: number): Promise<Verified> {
  const world = await RequestWorld.with(api, {}, key);
  const email = `mia@${key}.example`;
  const ids = [(await world.proven(email)).id]; // the others stand on this proof
  let left = count - ids.length;
  const lane = async () => {
    while (left-- > 0) ids.push((await world.filled(email)).id);
  };
  await Promise.all([lane(), lane()]);
  const { enterpriseId, profileId, person } = world;
  return { enterpriseId, profileId, person, ids, connectorId: await connectorOf(api, profileId) };
}

async function connectorOf(api: SpecApi, profileId: string): Promise<string> {
  const [row] = await api.db.query<{ id: string }[]>(
    'select connector_id as id from profile_connector where profile_id = $1',
    [profileId],
  );
  if (!row) throw new Error(`No profile ${profileId}`);
  return row.id;
}
