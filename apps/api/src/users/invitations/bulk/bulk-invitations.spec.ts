import type { BulkInvitationResult, Job } from '@countersign/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { anEnterprise } from '../../../enterprises/testing';
import { newId } from '../../../shared/ids';
import { bare, faultsIn, said } from '../../../testing/said';
import { type Answer, specApi, type Voice } from '../../../testing/spec-api';
import { aPerson, aRole, callerFor, type SpecPerson } from '../../testing';
import { InviteInBulk } from './invite-in-bulk';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const csv = { 'content-type': 'text/csv' };

let enterprise: { id: string; name: string };
let admin: SpecPerson;
let ida: Voice;
let at: string;
beforeEach(async () => {
  enterprise = await anEnterprise(api.db);
  await aRole(api.db, enterprise.id, 'enterprise-user');
  admin = await aPerson(api.db, { name: 'Ida Admin', in: { [enterprise.id]: 'enterprise-admin' } });
  ida = api.as(await callerFor(api.db, admin));
  at = `/api/v1/enterprises/${enterprise.id}/invitations/bulk`;
});

const people = (...lines: string[]) => ['name,email,role', ...lines].join('\r\n');
const check = async (text: string) =>
  (await ida.post(`${at}?dryRun=true`, text, csv)).json<BulkInvitationResult>().rows;
const upload = (text: string, headers = {}) => ida.post(at, text, { ...csv, ...headers });
const jobAt = async (id: string) => (await ida.get(`/api/v1/jobs/${id}`)).json<Job>();
async function finished(answer: Answer): Promise<Job> {
  expect(said(answer)).toBe('202');
  const { id } = answer.json<Job>();
  for (let n = 0; n < 300; n++) {
    const job = await jobAt(id);
    if (job.state === 'done') return job;
    await wait(50);
  }
  throw new Error('The job does not end');
}
const invited = () =>
  api.db.query<{ email: string; n: number }[]>(
    `select i.email, count(m.id)::int as n from invitation i left join outbox_mail m on m.about_id = i.id
     where i.enterprise_id = $1 group by i.id order by i.email`,
    [enterprise.id],
  );

describe('the dry run', () => {
  it('says of each line what is wrong with it, and changes nothing', async () => {
    await ida.post(at.replace('/bulk', ''), { name: 'Eve', email: 'eve@x.example', role: 'enterprise-user' });
    const rows = await check(
      people(
        'Ada,ada@x.example,enterprise-user',
        'Bob,bob,Enterprise user',
        'Ada again,ADA@x.example,enterprise-user',
        `Ida,${admin.email},enterprise-user`,
        'Eve,eve@x.example,enterprise-user',
        'Pope,pope@x.example,pope',
        ',nobody@x.example,',
      ),
    );
    expect(
      rows.map(({ line, ok, errors }) => `${line} ${ok} ${errors.map(({ path, code }) => `${path} ${code}`).join()}`),
    ).toEqual([
      '2 true ',
      '3 false email email-invalid',
      '4 false email listed-twice',
      '5 false email already-member',
      '6 false email already-invited',
      '7 false role unknown-role',
      '8 false name required',
    ]);
    expect(rows[2]?.errors[0]?.message).toBe('ADA@x.example stands in line 2 already.');
    expect((await invited()).map(({ email }) => email)).toEqual(['eve@x.example']);
    expect(await api.db.query('select from tracked_job where enterprise_id = $1', [enterprise.id])).toEqual([]);
  });

  it('says so where a role is beyond one’s own', async () => {
    const caller = await callerFor(api.db, admin);
    await aRole(api.db, enterprise.id, 'enterprise-admin');
    const within = new Map([[enterprise.id, { permissions: ['users:edit' as const], ownOnly: false }]]);
    const less = api.as({ ...caller, id: newId(), within });
    const answer = await less.post(`${at}?dryRun=true`, people('Ada,ada@x.example,enterprise-admin'), csv);
    expect(answer.json<BulkInvitationResult>().rows[0]?.errors).toMatchObject([{ path: 'role', code: 'cannot-grant' }]);
  });

  it('answers alike for an address with an account elsewhere and for one without', async () => {
    const elsewhere = await aPerson(api.db);
    const rows = await check(people(`A,${elsewhere.email},`, 'B,unknown@x.example,'));
    expect(rows.map(({ ok, errors }) => ({ ok, errors }))).toEqual([
      { ok: true, errors: [] },
      { ok: true, errors: [] },
    ]);
  });
});

describe('a file', () => {
  it.each([
    [
      'without its columns',
      'mail\nx',
      '422 column-missing',
      ['name column-missing', 'email column-missing', 'role column-missing'],
    ],
    ['that is no table', 'name,email,role\n"', '422 csv-unreadable', []],
    ['that is no UTF-8', Buffer.from('name,email,role\nJos\xe9,j@x.example,', 'latin1'), '422 csv-unreadable', []],
    ['of nothing', '', '422 column-missing', ['name column-missing', 'email column-missing', 'role column-missing']],
    ['of 5,001 lines', people(...Array.from({ length: 5001 }, (_, i) => `A,a${i}@x.example,`)), '422 too-many', []],
    ['of more than 5 MiB', `name,email,role\n${'x'.repeat(5 * 1024 * 1024)}`, '413 too-large', []],
  ])('%s is refused as a whole', async (_, text, expected, faults) => {
    for (const query of ['', '?dryRun=true']) {
      const answer = await ida.post(at + query, text, csv);
      expect([said(answer), faultsIn(answer)]).toEqual([expected, faults]);
    }
    expect(await invited()).toEqual([]);
  });

  it.each(['application/json', 'text/plain', 'text/csv; charset=windows-1252', 'application/x-www-form-urlencoded'])(
    'is no %s',
    async (type) => {
      expect(said(await ida.post(at, '{}', { 'content-type': type }))).toBe('415 unsupported-media-type');
    },
  );

  it('may be of 5,000 lines', async () => {
    const rows = await check(people(...Array.from({ length: 5000 }, (_, i) => `Name ${i},a${i}@x.example,`)));
    expect(rows.filter(({ ok }) => ok)).toHaveLength(5000);
  });

  it('is declared as a table in OpenAPI', async () => {
    const { paths } = (await api.anonymous().get('/api/openapi.json')).json<{
      paths: Record<string, { post: object }>;
    }>();
    const operation = paths['/api/v1/enterprises/{id}/invitations/bulk']?.post as { requestBody: { content: object } };
    expect(Object.keys(operation.requestBody.content)).toEqual(['text/csv']);
  });

  it('is nothing that another address takes', async () => {
    expect(said(await ida.post(at.replace('/bulk', ''), people(), csv))).toBe('415 unsupported-media-type');
  });

  it.each(['dryRun=yes', 'dryRun=', 'colour=red'])('is not taken with %s', async (query) => {
    expect(said(await ida.post(`${at}?${query}`, people(), csv))).toBe('422 unknown-filter');
  });

  it('into an enterprise that was switched off is refused', async () => {
    await api.db.query('update enterprise set active = false where id = $1', [enterprise.id]);
    for (const query of ['', '?dryRun=true'])
      expect(said(await ida.post(at + query, people('Ada,ada@x.example,'), csv))).toBe('409 enterprise-inactive');
  });

  it('of somebody who may not invite is refused; of a stranger the enterprise is not there', async () => {
    const user = await aPerson(api.db, { in: { [enterprise.id]: 'enterprise-user' } });
    expect(said(await api.as(await callerFor(api.db, user)).post(at, people(), csv))).toBe('403 forbidden');
    const other = await aPerson(api.db, { in: { [(await anEnterprise(api.db)).id]: 'enterprise-admin' } });
    const foreign = api.as(await callerFor(api.db, other));
    const missing = at.replace(enterprise.id, newId());
    expect(bare(await foreign.post(at, people(), csv))).toBe(bare(await foreign.post(missing, people(), csv)));
    expect(said(await api.anonymous().post(at, people(), csv))).toBe('401 not-signed-in');
  });
});

describe('the real run', () => {
  const text = people('Ada,ada@x.example,', 'Bob,bob,', '=cmd(),eve@x.example,Enterprise user', 'Ada,ada@x.example,');

  it('invites the good lines once, mails them, and tells the others', async () => {
    const answer = await upload(text);
    expect(answer.json()).toMatchObject({ kind: 'invitations', total: 4, failed: 2 });
    expect(answer.headers['location']).toBe(`/api/v1/jobs/${answer.json<Job>().id}`);
    const job = await finished(answer);
    expect(job).toMatchObject({ state: 'done', total: 4, done: 2, failed: 2 });
    expect(job.rows).toMatchObject([
      { row: 3, ok: false, errors: [{ path: 'email', code: 'email-invalid' }] },
      { row: 5, ok: false, errors: [{ path: 'email', code: 'listed-twice' }] },
    ]);
    expect(await invited()).toEqual([
      { email: 'ada@x.example', n: 1 },
      { email: 'eve@x.example', n: 1 },
    ]);
    const [eve] = await api.db.query<object[]>(
      `select i.name, i.invited_by, a.actor_id, a.actor_name from invitation i
       join audit_record a on a.object_id = i.id::text where i.email = 'eve@x.example' and i.enterprise_id = $1`,
      [enterprise.id],
    );
    expect(eve).toEqual({ name: '=cmd()', invited_by: admin.id, actor_id: admin.id, actor_name: 'Ida Admin' });
  });

  it('tells what became of every line as a table that no spreadsheet runs', async () => {
    const { id } = await finished(await upload(text));
    const answer = await ida.get(`/api/v1/jobs/${id}/result`);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="invitations.csv"',
    });
    const lines = answer.body.trimEnd().split('\r\n');
    expect(lines[0]).toBe('line,name,email,role,result,id,code,message');
    expect(lines[1]).toMatch(/^2,Ada,ada@x\.example,,done,[0-9a-f-]{36},,$/);
    expect(lines[2]).toBe('3,Bob,bob,,failed,,email-invalid,bob is not a whole e-mail address.');
    expect(lines[3]).toMatch(/^4,'=cmd\(\),eve@x\.example,Enterprise user,done,/);
    expect(lines[4]).toMatch(/^5,Ada,ada@x\.example,,failed,,listed-twice,/);
  });

  it('is over at once where no line is good', async () => {
    const job = (await upload(people('Bob,bob,'))).json<Job>();
    expect(job).toMatchObject({ state: 'done', total: 1, done: 0, failed: 1, rows: [{ row: 2 }] });
    expect((await upload(people())).json()).toMatchObject({ state: 'done', total: 0 });
  });

  it('answers again under the same Idempotency-Key, and invites nobody twice', async () => {
    const key = { 'idempotency-key': newId() };
    const [first, again] = [await upload(text, key), await upload(text, key)];
    expect(again.json<Job>().id).toBe(first.json<Job>().id);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(said(await upload(people('X,x@x.example,'), key))).toBe('422 idempotency-key-reused');
    await finished(first);
    expect(await invited()).toHaveLength(2);
  });

  it('invites nobody twice where two files name them', async () => {
    const [one, two] = await Promise.all([upload(text), upload(text)]);
    const jobs = [await finished(one), await finished(two)];
    expect(jobs[0]!.done + jobs[1]!.done).toBe(2);
    expect(await invited()).toHaveLength(2);
    expect(jobs.flatMap(({ rows }) => rows).filter(({ errors }) => errors[0]?.code === 'already-invited')).toHaveLength(
      2,
    );
  });

  it('goes by today’s rules: what was taken from the sender meanwhile is given to nobody', async () => {
    await api.db.query(`update membership set status = 'suspended' where person_id = $1`, [admin.id]);
    const job = await finished(await upload(people('Ada,ada@x.example,'))); // the call was let through a moment before
    expect(job.rows).toMatchObject([{ row: 2, ok: false, errors: [{ code: 'forbidden' }] }]);
    expect(await invited()).toEqual([]);
  });

  it('lets mails that somebody waits for go first', async () => {
    await finished(await upload(people('Ada,ada@x.example,')));
    await ida.post(at.replace('/bulk', ''), { name: 'Eve', email: 'eve@x.example', role: 'enterprise-user' });
    const jobs = await api.db.query<object[]>(
      `select m.recipient, j.priority from outbox_mail m join pgboss.job j on j.name = 'mail' and j.data->>'id' = m.id::text
       where m.enterprise_id = $1 order by m.recipient`,
      [enterprise.id],
    );
    expect(jobs).toEqual([
      { recipient: 'ada@x.example', priority: -1 },
      { recipient: 'eve@x.example', priority: 0 },
    ]);
  });
});

describe('a job', () => {
  it('is there for who began it and for who may see the people of the enterprise, and for nobody else', async () => {
    const { id } = await finished(await upload(people('Ada,ada@x.example,')));
    const second = await aPerson(api.db, { in: { [enterprise.id]: 'enterprise-admin' } });
    expect(said(await api.as(await callerFor(api.db, second)).get(`/api/v1/jobs/${id}`))).toBe('200');
    const user = await aPerson(api.db, { in: { [enterprise.id]: 'enterprise-user' } });
    const other = await aPerson(api.db, { in: { [(await anEnterprise(api.db)).id]: 'enterprise-admin' } });
    for (const person of [user, other])
      for (const path of ['', '/result']) {
        const voice = api.as(await callerFor(api.db, person));
        const answer = await voice.get(`/api/v1/jobs/${id}${path}`);
        expect(bare(answer)).toBe(bare(await voice.get(`/api/v1/jobs/${newId()}${path}`)));
        expect(said(answer)).toBe('404 not-found');
      }
  });

  it('of somebody who is no member any more stays theirs alone as long as they are signed in', async () => {
    const { id } = await finished(await upload(people('Ada,ada@x.example,')));
    const caller = { ...(await callerFor(api.db, admin)), within: new Map() };
    expect(said(await api.as(caller).get(`/api/v1/jobs/${id}`))).toBe('200');
    const token = { ...caller, type: 'token' as const, id: newId(), sessionId: null };
    expect(said(await api.as(token).get(`/api/v1/jobs/${id}`))).toBe('404 not-found');
  });

  it('tells who watches, but not twice in half a second', async () => {
    const { id } = await finished(await upload(people(...Array.from({ length: 30 }, (_, i) => `A,a${i}@x.example,`))));
    const events = await api.db.query<{ at: Date; data: Partial<Job>; permission: string; enterprise_id: string }[]>(
      'select at, data, permission, enterprise_id from live_event where topic = $1 order by id',
      [`job:${id}`],
    );
    expect(events.at(-1)).toMatchObject({
      data: { state: 'done', total: 30, done: 30, failed: 0 },
      permission: 'users:read',
    });
    expect(events.at(-1)?.enterprise_id).toBe(enterprise.id);
    const pauses = events.slice(1, -1).map((event, i) => event.at.getTime() - (events[i]?.at.getTime() ?? 0));
    expect(pauses.filter((pause) => pause < 500)).toEqual([]);
  });

  it('goes on where it was left when the process ended, and invites nobody twice', async () => {
    await api.db.query(`update membership set status = 'active' where person_id = $1`, [admin.id]);
    const { id } = await finished(
      await upload(people('Ada,ada@x.example,', 'Bob,bob@x.example,', 'Cid,cid@x.example,')),
    );
    // as a kill -9 leaves it: two lines had no turn yet, and nobody works on it
    await api.db.query(
      `delete from invitation_link using invitation i where i.id = invitation_id and i.email <> 'ada@x.example' and i.enterprise_id = $1`,
      [enterprise.id],
    );
    await api.db.query(`delete from invitation where email <> 'ada@x.example' and enterprise_id = $1`, [enterprise.id]);
    await api.db.query(`update tracked_job_row set ok = null, result_id = null where job_id = $1 and row > 2`, [id]);
    await api.db.query(`update tracked_job set state = 'running', done = 1 where id = $1`, [id]);
    await api.app.get(InviteInBulk).onApplicationBootstrap();
    await Promise.all([api.app.get(InviteInBulk).run({ id }), api.app.get(InviteInBulk).run({ id })]);
    await vi.waitFor(async () => {
      expect(await jobAt(id)).toMatchObject({ state: 'done', done: 3, failed: 0 }); // the queue has its turn beside us
    });
    expect((await invited()).map(({ email }) => email)).toEqual(['ada@x.example', 'bob@x.example', 'cid@x.example']);
  });
});

describe('the limit', () => {
  const strict = specApi();
  it('of files in an hour counts for the enterprise', async () => {
    const { id } = await anEnterprise(strict.db);
    await aRole(strict.db, id, 'enterprise-user');
    const voice = strict.as(await callerFor(strict.db, await aPerson(strict.db, { in: { [id]: 'enterprise-admin' } })));
    const statuses = [];
    for (let n = 0; n < 21; n++)
      statuses.push((await voice.post(`/api/v1/enterprises/${id}/invitations/bulk`, people(), csv)).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 202), 429]);
  });
});
