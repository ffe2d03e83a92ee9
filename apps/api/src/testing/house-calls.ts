import type { SignInSession } from '@countersign/contracts';
import { aBuiltinCa } from '../connectors/testing';
import { aProfileContent } from '../profiles/testing';
import { aCsr } from '../requests/testing';
import { newId } from '../shared/ids';
import { operatorRole } from '../users/testing';
import { bodySchema, bodyType, isStream, type Route } from './route-walk';
import { addressOf } from './house-rows';
import type { Answer, Voice } from './spec-api';
import { SPEC_CALLER } from './spec-caller-source';
import type { Actor, TwoHouses } from './two-houses';
import type { Bodies } from './valid-body';

type Body = (houses: TwoHouses) => object | Promise<object>;
const anAddress = () => `eve.${newId()}@x.example`;
const aProfile: Body = ({ shared: { connectorId } }) => aProfileContent({ connectorId, name: `Profile ${newId()}` });
const aPassword = 'wind over the harbour wall';

/** What a route takes, where the contract alone does not make sense of it. */
const bodies: Readonly<Record<string, Body>> = {
  'POST /api/v1/enterprises': () => ({ name: `House ${newId()}` }),
  'PATCH /api/v1/enterprises/:id': () => ({ phone: '+49 431 1' }),
  'PUT /api/v1/enterprises/:id/profiles': ({ shared }) => ({ profileIds: [shared.profileId] }),
  'POST /api/v1/enterprises/:id/domains': () => ({ name: `x${newId()}.example` }),
  'PATCH /api/v1/enterprises/:id/domains/:domainId': () => ({ active: false }),
  'PUT /api/v1/enterprises/:id/caa': () => ({ enabled: true, issuers: ['ca.example.org'] }),
  'POST /api/v1/enterprises/:id/domain-assignments': async (houses) => ({
    ...{ domain: `x${newId()}.example`, userId: (await houses.person('user of A')).id },
  }),
  'PATCH /api/v1/enterprises/:id/members/:userId': () => ({ status: 'suspended' }),
  'POST /api/v1/enterprises/:id/invitations': () => ({ name: 'Eve', email: anAddress(), role: 'enterprise-user' }),
  'POST /api/v1/roles': ({ a }) => ({
    ...{ name: `Role ${newId()}`, scope: 'enterprise', enterpriseId: a.id, permissions: ['requests:read'] },
  }),
  'PUT /api/v1/roles/:id': () => ({ name: `Role ${newId()}`, permissions: ['requests:read'] }),
  'POST /api/v1/users': async ({ api }) => ({
    ...{ name: 'Olga', email: anAddress(), roleId: await operatorRole(api.db, 'auditor') },
  }),
  'PATCH /api/v1/users/:id': () => ({ status: 'suspended' }),
  'POST /api/v1/requests': ({ a, shared }) => ({ enterpriseId: a.id, profileId: shared.profileId }),
  'PUT /api/v1/requests/:id/csr': async () => ({ pem: await aCsr() }),
  'PUT /api/v1/requests/:id/sdn': () => ({ commonName: 'eve@x.example' }),
  'PUT /api/v1/requests/:id/san': () => ({ emails: [anAddress()], dnsNames: [] }),
  'PUT /api/v1/requests/:id/validity': () => ({ days: 365 }),
  'POST /api/v1/requests/:id/checks/:checkId/start': () => ({}),
  'POST /api/v1/csr/inspect': async () => ({ pem: await aCsr() }),
  'POST /api/v1/profiles': aProfile,
  'PUT /api/v1/profiles/:id': aProfile,
  'POST /api/v1/connectors': () => aBuiltinCa(),
  'PUT /api/v1/connectors/:id': () => aBuiltinCa(),
  'POST /api/v1/certificates/:id/revoke': () => ({ reason: 'superseded' }),
  'PATCH /api/v1/settings': () => ({ installationName: 'Countersign' }),
  'PATCH /api/v1/me': () => ({ name: 'Somebody Else' }),
  'PUT /api/v1/me/password': async (houses) => ({
    ...{ current: (await houses.person('user of A')).password, next: aPassword },
  }),
  'POST /api/v1/me/email': () => ({ email: anAddress() }),
  'POST /api/v1/me/api-tokens': ({ api }) => ({
    ...{ name: 'spec', scopes: ['requests:read'], expiresAt: new Date(api.clock.now().getTime() + 86_400_000) },
  }),
  'POST /api/v1/session': async (houses) => {
    const { email, password } = await houses.person('user of A');
    return { email, password };
  },
  'POST /api/v1/invitations/:token/accept': () => ({ password: aPassword }),
  'POST /api/v1/activations/:token': () => ({ password: aPassword }),
};
/** What comes as a file. */
const files: Readonly<Record<string, string>> = {
  'text/csv': 'name,email,role\r\nEve,eve@x.example,enterprise-user\r\n',
  'application/ocsp-request': '0',
};
/** What belongs to an address beside its parts. */
const queries: Readonly<Record<string, (houses: TwoHouses) => string>> = {
  'GET /api/v1/enterprises/:id/caa/preview': () => '?name=x.example',
  'DELETE /api/v1/enterprises/:id': ({ a }) => `?confirm=${encodeURIComponent(a.name)}`,
};

/** What belongs to whoever calls: a token of theirs, another session of theirs. */
const own: Readonly<Record<string, (voice: Voice, houses: TwoHouses, who: Actor) => Promise<string | undefined>>> = {
  'api-tokens/:id': async (voice, houses) => {
    const body = await bodies['POST /api/v1/me/api-tokens']?.(houses);
    return (await voice.post('/api/v1/me/api-tokens', body)).json<{ id?: string }>().id;
  },
  'sessions/:id': async (voice, houses, who) => {
    await houses.signedIn(who);
    const { items = [] } = (await voice.get('/api/v1/me/sessions')).json<{ items?: SignInSession[] }>();
    return items.find(({ current }) => !current)?.id;
  },
};
async function ownRow({ url }: Route, voice: Voice, houses: TwoHouses, who: Actor): Promise<Record<string, string>> {
  const part = /\/me\/([\w-]+\/:id)/.exec(url)?.[1] ?? '';
  const id = await own[part]?.(voice, houses, who);
  return id === undefined ? {} : { [part]: id };
}

const aboutOneself = /^\/api\/v1\/(me|session)(\/|$)/;

export async function bodyOf(route: Route, houses: TwoHouses, contract: Bodies): Promise<object | undefined> {
  const schema = bodySchema(route);
  if (!schema) return undefined;
  return (await bodies[route.name]?.(houses)) ?? (contract.whole(schema) as object);
}

export async function addressFor(
  route: Route,
  houses: TwoHouses,
  instead: Readonly<Record<string, string>> = {},
): Promise<string> {
  return `${await addressOf(route.url, houses, instead)}${queries[route.name]?.(houses) ?? ''}`;
}

/** What is about the session itself takes a real one. */
export const voiceFor = ({ url }: Route, houses: TwoHouses, who: Actor): Promise<Voice> =>
  aboutOneself.test(url) ? houses.signedIn(who) : houses.voice(who);

/** One valid call of somebody, about house A. */
export async function call(
  route: Route,
  houses: TwoHouses,
  who: Actor,
  contract: Bodies,
): Promise<Pick<Answer, 'statusCode'>> {
  if (isStream(route)) return openStream(houses, who, await addressFor(route, houses));
  const voice = await voiceFor(route, houses, who);
  const address = await addressFor(route, houses, await ownRow(route, voice, houses, who));
  const type = bodyType(route);
  const file = files[type];
  if (file !== undefined) return voice.send(route.method, address, file, { 'content-type': type });
  return voice.send(route.method, address, await bodyOf(route, houses, contract), {});
}

/** A stream has no end: only how it begins counts. The application listens. */
async function openStream(houses: TwoHouses, who: Actor, address: string): Promise<{ statusCode: number }> {
  const aborter = new AbortController();
  const { app } = houses.api;
  const headers: Record<string, string> = {};
  if (who !== 'anonymous') {
    const caller = await houses.caller(who);
    houses.api.as(caller); // makes the caller known
    headers[SPEC_CALLER] = caller.id;
  }
  const answer = await fetch(`${await app.getUrl()}${address}`, { headers, signal: aborter.signal });
  aborter.abort();
  return { statusCode: answer.status };
}
