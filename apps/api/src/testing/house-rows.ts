import type { RequestDetail } from '@countersign/contracts';
import { aCsr } from '../requests/testing';
import { newId } from '../shared/ids';
import { linkOf } from '../users/invitations/testing';
import { aPerson } from '../users/testing';
import type { Answer } from './spec-api';
import type { TwoHouses } from './two-houses';

/** Nothing has this id. */
export const NOTHING = '01a213de-1b76-748d-9cf0-7bee95ee44d9';

function made(answer: Answer, status = 201): { id: string } {
  if (answer.statusCode !== status) throw new Error(`${answer.statusCode} ${answer.body}`);
  return answer.json<{ id: string }>();
}

type Make = (houses: TwoHouses, found: ReadonlyMap<string, string>) => Promise<string>;

async function aRequest(houses: TwoHouses): Promise<string> {
  const body = { enterpriseId: houses.a.id, profileId: houses.shared.profileId };
  return made(await (await houses.voice('user of A')).post('/api/v1/requests', body)).id;
}

/** With its names saved, so that checks are planned. */
export async function aFilledRequest(houses: TwoHouses): Promise<RequestDetail> {
  const id = await aRequest(houses);
  const voice = await houses.voice('user of A');
  const email = `mia.${newId()}@house-a.example`;
  made(await voice.put(`/api/v1/requests/${id}/csr`, { pem: await aCsr({ emails: [email] }) }), 200);
  made(await voice.put(`/api/v1/requests/${id}/sdn`, { commonName: email }), 200);
  const saved = await voice.put(`/api/v1/requests/${id}/san`, { emails: [email], dnsNames: [] });
  made(saved, 200);
  return saved.json<RequestDetail>();
}

const aMember: Make = async ({ api, a }) => (await aPerson(api.db, { in: { [a.id]: 'enterprise-user' } })).id;

async function anInvitation(houses: TwoHouses): Promise<string> {
  const body = { name: 'Eve', email: `eve.${newId()}@x.example`, role: 'enterprise-user' };
  const admin = await houses.voice('admin of A');
  return made(await admin.post(`/api/v1/enterprises/${houses.a.id}/invitations`, body)).id;
}

const aLink: Make = async (houses) => (await linkOf(houses.api, await anInvitation(houses))).split('/').at(-1) ?? '';

const aCustomRole: Make = async (houses) => {
  const body = {
    name: `Role ${newId()}`,
    scope: 'enterprise',
    enterpriseId: houses.a.id,
    permissions: ['requests:read'],
  };
  return made(await (await houses.voice('admin of A')).post('/api/v1/roles', body)).id;
};

async function anIssuer({ api, shared }: TwoHouses): Promise<string> {
  const [row] = await api.db.query<{ id: string }[]>('select id from ca_key where connector_id = $1 limit 1', [
    shared.connectorId,
  ]);
  return row?.id ?? NOTHING;
}

/** Work that the administrator of A began. */
const aJob: Make = async (houses) => {
  const id = newId();
  await houses.api.db.query(
    `insert into tracked_job (id, kind, state, enterprise_id, owner_id, permission, trace_id, columns, total, done, failed, created_at)
     values ($1, 'invitations', 'done', $2, $3, 'users:read', 'spec', '{name,email,role}', 0, 0, 0, $4)`,
    [id, houses.a.id, (await houses.person('admin of A')).id, houses.api.clock.now()],
  );
  return id;
};

async function aDomain(houses: TwoHouses): Promise<string> {
  const body = { name: `x${newId()}.example` };
  const admin = await houses.voice('admin of A');
  return made(await admin.post(`/api/v1/enterprises/${houses.a.id}/domains`, body)).id;
}

const anAssignment: Make = async (houses) => {
  const body = { domain: `x${newId()}.example`, userId: (await houses.person('user of A')).id };
  const operator = await houses.voice('super-admin');
  return made(await operator.post(`/api/v1/enterprises/${houses.a.id}/domain-assignments`, body)).id;
};

async function aCheckOf({ db }: TwoHouses['api'], subject: string | undefined): Promise<string> {
  const [check] = await db.query<{ id: string }[]>('select id from ownership_check where subject_id = $1', [subject]);
  return check?.id ?? NOTHING;
}

/** What stands behind a part of an address, by the part before it; each call makes another. What is missing here is an id of nothing. */
const rows: Readonly<Record<string, Make>> = {
  'enterprises/:id': async ({ a }) => a.id,
  'members/:userId': aMember,
  'users/:id': aMember,
  'roles/:id': aCustomRole,
  'invitations/:invitationId': anInvitation,
  'invitations/:token': aLink,
  'requests/:id': aRequest,
  'requests/filled': async (houses) => (await aFilledRequest(houses)).id,
  'certificates/:id': async (houses) => houses.certificateOf(await aRequest(houses)),
  'domains/:domainId': aDomain,
  'domain-assignments/:assignmentId': anAssignment,
  'profiles/:id': async ({ shared }) => shared.profileId,
  'connectors/:id': async ({ shared }) => shared.connectorId,
  'checks/:checkId': async ({ api }, found) => aCheckOf(api, found.get('requests/:id')),
  'checks of a domain': async ({ api }, found) => aCheckOf(api, found.get('domains/:domainId')),
  'jobs/:id': aJob,
  'problems/:code': async () => 'forbidden',
  'pki/:file': async (houses) => `${await anIssuer(houses)}.crt`,
  'pki/:issuer': anIssuer,
};

/** The address of a route with rows of house A in it, and others instead where the spec says so. */
export async function addressOf(
  url: string,
  houses: TwoHouses,
  instead: Readonly<Record<string, string>> = {},
): Promise<string> {
  const parts = url.replace('*', 'AAAA').split('/');
  const found = new Map<string, string>();
  const filled: string[] = [];
  for (const [n, part] of parts.entries()) {
    const name = `${parts[n - 1] ?? ''}/${part}`;
    const value = part.startsWith(':') ? (instead[name] ?? (await rowFor(name, url, houses, found))) : part;
    found.set(name, value);
    filled.push(value);
  }
  return filled.join('/');
}

async function rowFor(name: string, url: string, houses: TwoHouses, found: Map<string, string>): Promise<string> {
  const what = kindOf(name, url);
  const value = houses.kept.get(what) ?? (await rows[what]?.(houses, found)) ?? NOTHING;
  if (houses.keeps) houses.kept.set(what, value);
  return value;
}

function kindOf(name: string, url: string): string {
  if (name === 'checks/:checkId' && url.includes('/domains/')) return 'checks of a domain';
  return name === 'requests/:id' && /checks|generate/.test(url) ? 'requests/filled' : name;
}
