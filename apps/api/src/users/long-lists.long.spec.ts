import { beforeAll, describe, expect, it } from 'vitest';
import { anEnterprise } from '../enterprises/testing';
import { specApi, type Voice } from '../testing/spec-api';
import { aPerson, aRole, callerFor } from './testing';

/** On the server, from the call to the whole answer (quality.md P17 and the issue of people). */
const MUST = 40;
/** Everybody there is, over all enterprises: nobody's daily list, and the one of an enterprise's members keeps 40. */
const OF_ALL = 80;
const MANY = 10_000;
/** What the smallest call takes at p95 while nothing else runs. */
const USUAL = 6;

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '100000' } });
let operator: Voice;
let admin: Voice;
let big: string;
let roles: { admin: string; user: string };

const words = ['Nord', 'Alder', 'Birken', 'Kestrel', 'Mittel', 'Ost', 'Falken', 'Linden', 'Quell', 'Zeppelin'];
const trades = ['Energie', 'Werft', 'Versicherung', 'Logistik', 'Maschinenbau', 'Stadtwerke', 'Klinik', 'Verlag'];
const first = [
  'Ada',
  'Bela',
  'Cora',
  'Dana',
  'Emil',
  'Finn',
  'Gesa',
  'Hugo',
  'Ida',
  'Jona',
  'Kaja',
  'Lars',
  'Mila',
  'Nils',
];
const pick = (from: readonly string[], by: string) =>
  `(array[${from.map((one) => `'${one}'`).join(',')}])[1 + (${by}) % ${from.length}]`;

beforeAll(async () => {
  operator = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'super-admin' })));
  big = (await anEnterprise(api.db, { name: 'Ten thousand people' })).id;
  roles = {
    admin: await aRole(api.db, big, 'enterprise-admin'),
    user: await aRole(api.db, big, 'enterprise-user'),
  };
  admin = api.as(await callerFor(api.db, await aPerson(api.db, { in: { [big]: 'enterprise-admin' } })));
  await api.db.query(
    `insert into person (id, name, email, address_key, locale, status, password_hash, version, created_at)
     select gen_random_uuid(), ${pick(first, 'n * 7')} || ' ' || ${pick(words, 'n / 3')} || 'mann ' || n, 'p' || n || '@people.example', 'p' || n || '@people.example',
       'en', case when n % 50 = 0 then 'suspended' else 'active' end, 'x', 1, timestamptz '2026-01-01' + n * interval '1 minute'
     from generate_series(1, ${MANY}) n`,
  );
  await api.db.query(
    `insert into membership (id, enterprise_id, person_id, role_id, status, since, version)
     select gen_random_uuid(), $1, id, case when right(address_key, 20) like '%7@%' then $2::uuid else $3::uuid end,
       case when right(address_key, 20) like '%3@%' then 'blocked' else 'active' end, created_at, 1
     from person where address_key like '%@people.example'`,
    [big, roles.admin, roles.user],
  );
  await api.db.query(
    `insert into invitation (id, kind, enterprise_id, name, email, address_key, role_id, invited_by, status, sent_at, expires_at, decided_at, version)
     select gen_random_uuid(), 'invitation', $1, ${pick(first, 'n * 7')} || ' ' || ${pick(words, 'n / 3')} || 'mann ' || n, 'g' || n || '@guests.example',
       'g' || n || '@guests.example', $2, null, (array['pending', 'accepted', 'accepted', 'withdrawn', 'declined'])[1 + n % 5], at,
       at + case when n % 10 = 0 then interval '7 days' else interval '700 days' end, case when n % 5 > 0 then at end, 1
     from (select n, timestamptz '2026-01-01' + n * interval '1 minute' as at from generate_series(1, ${MANY}) n) sent`,
    [big, roles.user],
  );
  await api.database.owner('vacuum analyze invitation');
  await enterprises(1, MANY / 2);
  await api.database.owner('vacuum analyze person');
  await api.database.owner('vacuum analyze membership');
}, 120_000);

async function enterprises(from: number, to: number): Promise<void> {
  await api.db.query(
    `insert into enterprise (id, name, assumed_name, active, token_mails_per_hour, version, created_at)
     select gen_random_uuid(), ${pick(words, 'n * 3')} || ' ' || ${pick(trades, 'n')} || ' ' || n, 'Marke ' || n, n % 20 <> 0, 50, 1,
       timestamptz '2026-01-01' + n * interval '1 minute' from generate_series($1::int, $2::int) n`,
    [from, to],
  );
  await api.database.owner('vacuum analyze enterprise');
}

const p95Of = (took: number[]) => took.sort((a, b) => a - b)[Math.ceil(took.length * 0.95) - 1] ?? Infinity;
const once = async (voice: Voice, url: string) => {
  const since = performance.now();
  const { statusCode, body } = await voice.get(url);
  const took = performance.now() - since;
  expect([url, statusCode, body.slice(0, 200)]).toEqual([url, 200, expect.any(String)]);
  return took;
};

/** The 95th percentile of sixty calls, after a few to get warm; and how much slower than usual this machine is meanwhile, by a call that reads one row. */
async function p95(voice: Voice, urls: readonly string[]): Promise<{ took: number; busy: number }> {
  const [took, yardstick]: [number[], number[]] = [[], []];
  for (let n = -5; n < 60; n++) {
    const one = await once(voice, urls[(n + 5) % urls.length] ?? '');
    const idle = await once(voice, `/api/v1/enterprises/${big}/notes`);
    if (n < 0) continue;
    took.push(one);
    yardstick.push(idle);
  }
  return { took: p95Of(took), busy: Math.max(1, p95Of(yardstick) / USUAL) };
}
const measured: string[] = [];
async function within(most: number, name: string, voice: Voice, urls: readonly string[]): Promise<void> {
  const { took, busy } = await p95(voice, urls);
  measured.push(`${name.padEnd(40)} ${took.toFixed(1).padStart(7)} ms, machine busy × ${busy.toFixed(1)}`);
  expect(took / busy, name).toBeLessThan(most);
}
/** The place after `pages` pages, by cursors. */
async function deep(voice: Voice, url: string, pages: number): Promise<string> {
  let cursor = '';
  for (let n = 0; n < pages; n++)
    cursor = (await voice.get(`${url}${cursor && `&cursor=${cursor}`}`)).json<{ next: string }>().next;
  return `${url}&cursor=${cursor}`;
}

describe('the switcher of operators', () => {
  const typed = ['no', 'nor', 'nord en', 'falken', 'klinik 4', 'zepp', 'marke 77', 'stadtwerke', 'x', '1234'];
  const urls = typed.map((q) => `/api/v1/enterprises?q=${encodeURIComponent(q)}&size=20`);
  it('finds among 5,000 enterprises', () => within(MUST, 'switcher among 5,000', operator, urls));
  it('finds among 10,000', async () => {
    await enterprises(MANY / 2 + 1, MANY);
    await within(MUST, 'switcher among 10,000', operator, urls);
  });
});

describe('10,000 enterprises', () => {
  const at = '/api/v1/enterprises';
  it.each([
    ['first page', ['']],
    ['newest first', ['?sort=createdAt:desc']],
    ['last page by number', ['?page=400', '?page=399', '?page=50&size=200&sort=createdAt:asc']],
    ['inactive ones', ['?active=false', '?active=false&page=15']],
    ['found and filtered', ['?q=werft&active=true', '?q=linden%20v&active=false']],
  ])('%s', async (name, queries) => {
    await within(
      MUST,
      `enterprises: ${name}`,
      operator,
      queries.map((query) => `${at}${query}`),
    );
  });
  it('deep by cursor', async () => {
    await within(MUST, 'enterprises: deep by cursor', operator, [await deep(operator, `${at}?size=200`, 45)]);
  });
});

describe('10,000 members of one enterprise', () => {
  const at = () => `/api/v1/enterprises/${big}/members`;
  it.each([
    ['first page', () => ['?']],
    ['by e-mail, by day', () => ['?sort=email:desc', '?sort=since:desc', '?sort=since:asc']],
    ['last page by number', () => ['?page=400', '?page=399&sort=since:desc', '?page=50&size=200']],
    ['by state', () => ['?status=blocked', '?status=active&page=300', '?status=invited,restricted']],
    ['by role', () => [`?roleId=${roles.admin}`, `?roleId=${roles.user}&page=300`]],
    ['found', () => ['?q=mila', '?q=falkenmann', '?q=p4711', '?q=hu', '?q=people.example', '?q=nobody']],
    [
      'found and filtered',
      () => [`?q=ida&roleId=${roles.admin}&status=active`, '?q=lars&status=blocked&sort=since:desc'],
    ],
  ])('%s', async (name, queries) => {
    await within(
      MUST,
      `members: ${name}`,
      admin,
      queries().map((query) => `${at()}${query}`),
    );
  });
  it('deep by cursor', async () => {
    await within(MUST, 'members: deep by cursor', admin, [await deep(admin, `${at()}?size=200`, 45)]);
  });
});

describe('10,000 invitations of one enterprise', () => {
  const at = () => `/api/v1/enterprises/${big}/invitations`;
  it.each([
    ['first page', ['?', '?sort=email:asc', '?sort=sentAt:asc']],
    ['last page by number', ['?page=400', '?page=399&sort=email:desc', '?page=50&size=200']],
    ['by state', ['?status=pending', '?status=expired', '?status=accepted&page=100', '?status=declined,withdrawn']],
    ['found', ['?q=mila', '?q=falkenmann', '?q=g4711', '?q=hu', '?q=guests.example', '?q=nobody']],
    ['found and filtered', ['?q=ida&status=pending', '?q=lars&status=expired&sort=email:asc']],
  ])('%s', async (name, queries) => {
    await within(
      MUST,
      `invitations: ${name}`,
      admin,
      queries.map((query) => `${at()}${query}`),
    );
  });
  it('deep by cursor', async () => {
    await within(MUST, 'invitations: deep by cursor', admin, [await deep(admin, `${at()}?size=200`, 45)]);
  });
});

describe('10,000 people', () => {
  const at = '/api/v1/users';
  it.each([
    ['first page', () => ['']],
    ['other orders', () => ['?sort=email:desc', '?sort=createdAt:desc', '?sort=lastSignInAt:desc']],
    ['last page by number', () => ['?page=400', '?page=399&sort=createdAt:desc']],
    [
      'by state and kind',
      () => ['?status=suspended', '?status=active&page=300', '?kind=operator', '?kind=member&page=200'],
    ],
    ['of one enterprise', () => [`?enterpriseId=${big}`, `?enterpriseId=${big}&page=300`]],
    ['found', () => ['?q=mila', '?q=p4711', '?q=hu', '?q=people.example', '?q=nobody']],
  ])('%s', async (name, queries) => {
    await within(
      OF_ALL,
      `people: ${name}`,
      operator,
      queries().map((query) => `${at}${query}`),
    );
  });
});

it('says what it measured', () => {
  process.stdout.write(`\n${measured.join('\n')}\n`);
  expect(measured.length).toBeGreaterThan(20);
});
