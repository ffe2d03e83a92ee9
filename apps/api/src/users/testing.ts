import type { PersonState } from '@countersign/contracts';
import { hashSync } from '@node-rs/argon2';
import type { DataSource } from 'typeorm';
import { noFactor, type Caller } from '../shared/access/caller';
import { newId } from '../shared/ids';
import { heldBy, type Standing } from './identity';
import { addressKey } from './people/address-key';
import { type EnterpriseRole, type OperatorRole, roleTexts } from './roles/built-in-roles';
import { standing } from './standing-sql';

interface Given {
  readonly name?: string;
  readonly email?: string;
  readonly status?: PersonState;
  readonly operatorRole?: OperatorRole;
  /** Where the person is a member, and in which role. */
  readonly in?: Readonly<Record<string, EnterpriseRole>>;
}
export interface SpecPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const AT = '2026-11-02T08:00:00Z';
const password = 'wind over the harbour';
const hashOnce = hashSync(password, { memoryCost: 8 * 1024, timeCost: 1, parallelism: 1 });

/** An account with a password, an operator's role or memberships: for specs that want somebody to exist. */
export async function aPerson(db: DataSource, given: Given = {}): Promise<SpecPerson> {
  const id = newId();
  const { name = 'Ada Lovelace', status = 'active', operatorRole } = given;
  const email = given.email ?? `ada.${id.slice(-12)}@nordlicht.example`;
  await db.query(
    `insert into person (id, name, email, address_key, locale, status, password_hash, version, created_at, role_id)
     values ($1, $2, $3, $4, 'en', $5, $6, 1, $7, (select id from role where key = $8 and enterprise_id is null))`,
    [id, name, email, addressKey(email), status, hashOnce, AT, operatorRole ?? null],
  );
  for (const [enterpriseId, key] of Object.entries(given.in ?? {})) {
    const roleId = await aRole(db, enterpriseId, key);
    const row = [newId(), enterpriseId, id, roleId, AT];
    await db.query(
      `insert into membership (id, enterprise_id, person_id, role_id, status, since, version) values ($1, $2, $3, $4, 'active', $5, 1)`,
      row,
    );
  }
  return { id, name, email, password };
}

/** The enterprise's built-in role, made where it is missing. */
export async function aRole(db: DataSource, enterpriseId: string, key: EnterpriseRole): Promise<string> {
  const { name, description } = roleTexts[key];
  await db.query(
    `insert into role (id, key, name, description, enterprise_id, is_default, version, created_at)
     values ($1, $2, $3, $4, $5, $6, 1, $7) on conflict do nothing`,
    [newId(), key, name, description, enterpriseId, key === 'enterprise-user', AT],
  );
  const [role] = await db.query<{ id: string }[]>('select id from role where enterprise_id = $1 and key = $2', [
    enterpriseId,
    key,
  ]);
  return role?.id ?? '';
}

/** The id of an operators' role that comes with the product. */
export async function operatorRole(db: DataSource, key: OperatorRole): Promise<string> {
  const [role] = await db.query<{ id: string }[]>('select id from role where enterprise_id is null and key = $1', [
    key,
  ]);
  return role?.id ?? '';
}

/** The person as a caller, with what they may do at this moment. */
export async function callerFor(db: DataSource, { id }: Pick<SpecPerson, 'id'>): Promise<Caller> {
  const sql = `select ${standing.columns} from (select $1::uuid as person_id) known ${standing.joins}`;
  const [row] = await db.query<Standing[]>(sql, [id]);
  const held = row && heldBy(row);
  if (!held) throw new Error(`${id} may not sign in`);
  const call = { ip: '192.0.2.1', userAgent: 'spec', traceId: 'spec', ifMatch: null, once: null };
  return { type: 'person', id, name: row.name, personId: id, sessionId: newId(), factor: noFactor, ...held, ...call };
}
