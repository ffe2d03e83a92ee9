import type { AuditAction, AuditEvent, AuditVerification, Page } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { UnitOfWork } from '../database/unit-of-work';
import { anEnterprise } from '../enterprises/testing';
import { anonymous, type Caller, jobCaller } from '../shared/access/caller';
import { newId } from '../shared/ids';
import { specApi, type Answer, type Voice } from '../testing/spec-api';
import { aMember, anOperator } from '../testing/spec-callers';
import { INSTALLATION } from './audit-chain';

const at = '/api/v1/audit-events';
const api = specApi({ environment: { RATE_LIMIT_FACTOR: '100' } });
const codeOf = (answer: Answer) => `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
const call = { ip: '192.0.2.7', userAgent: 'spec', traceId: 'trace-7', ifMatch: null, once: null };

interface Recorded {
  readonly action: AuditAction;
  readonly type?: string;
  readonly label?: string;
  readonly enterpriseId?: string | null;
  readonly after?: object;
}
const record = (
  caller: Caller,
  { action, type = 'request', label = 'REQ-1', enterpriseId = null, after }: Recorded,
) => {
  const object = { type, id: newId(), label, enterpriseId };
  return api.app.get(UnitOfWork).run(caller, async (tx) => {
    tx.audit(action, object, { after: after ?? null });
    return object.id;
  });
};

let ours: string;
let theirs: string;
let olive: Caller;
let jana: Caller;
/** What the start recorded is older. */
let began: string;
beforeAll(async () => {
  ours = (await anEnterprise(api.db, { name: 'Ours' })).id;
  theirs = (await anEnterprise(api.db, { name: 'Theirs' })).id;
  began = api.clock.now().toISOString();
  olive = anOperator();
  jana = aMember(ours, ['audit:read', 'users:read']);
  await record(olive, { action: 'enterprise.registered', type: 'enterprise', label: 'Ours', enterpriseId: ours });
  await record(jana, { action: 'request.created', label: 'REQ-1', enterpriseId: ours, after: { mobile: '+49 30 1' } });
  await record(jobCaller('mail'), { action: 'mail.undeliverable', type: 'mail', label: '100%_x', enterpriseId: ours });
  await record(olive, { action: 'request.created', label: 'REQ-2', enterpriseId: theirs });
  await record(anonymous(call), { action: 'session.refused', type: 'session', label: 'Sign-in' });
});

const read = async (voice: Voice, query = '') =>
  (await voice.get(`${at}?sort=at:asc&from=${began}&${query}`)).json<Page<AuditEvent>>();
const seen = async (voice: Voice, query = '') =>
  (await read(voice, query)).items.map(({ action, object }) => `${action} ${object.label}`);
const all = [
  'enterprise.registered Ours',
  'request.created REQ-1',
  'mail.undeliverable 100%_x',
  'request.created REQ-2',
  'session.refused Sign-in',
];

describe('the audit', () => {
  it('shows each record with its place in the chain', async () => {
    const { items } = await read(api.as(olive), `enterpriseId=${ours}`);
    const [first, second] = items;
    expect(first).toMatchObject({
      chain: ours,
      sequence: 1,
      actor: { type: 'person', id: olive.id, name: 'Olive Operator' },
      action: 'enterprise.registered',
      object: { type: 'enterprise', label: 'Ours' },
      enterpriseId: ours,
      ip: '192.0.2.1',
      traceId: 'spec',
      before: null,
      previousHash: '',
    });
    expect(second).toMatchObject({ sequence: 2, previousHash: first?.hash, after: { mobile: 'changed' } });
  });

  it('says that nobody in particular was a person', async () => {
    const { items } = await read(api.as(olive), 'action=session.refused');
    expect(items).toMatchObject([{ chain: 'installation', actor: { type: 'person', id: null, name: 'Anonymous' } }]);
  });

  it.each([
    ['', all],
    ['q=req-', [all[1], all[3]]],
    ['q=Mia', [all[1]]],
    ['q=100%25_', [all[2]]],
    ['q=%25%25%25', []],
    ['action=request.created', [all[1], all[3]]],
    ['action=request.', [all[1], all[3]]],
    ['action=request', []],
    ['action=r.', []],
    ['objectType=session', [all[4]]],
    ['actorType=job,token', [all[2]]],
    ['actorId=mail', [all[2]]],
    ['to=2020-01-01T00:00:00Z', []],
    ['actorType=person&q=REQ-2', [all[3]]],
  ])('narrows by %s', async (query, expected) => {
    expect(await seen(api.as(olive), query)).toEqual(expected);
  });

  it('narrows by who and by what', async () => {
    const { items } = await read(api.as(olive), `actorId=${jana.id}`);
    expect(items).toMatchObject([{ object: { label: 'REQ-1' } }]);
    expect(await seen(api.as(olive), `objectId=${items[0]?.object.id ?? ''}`)).toEqual([all[1]]);
    expect(await seen(api.as(olive), `enterpriseId=${theirs},${ours}&objectType=request`)).toEqual([all[1], all[3]]);
  });

  it.each([
    ['action=%25', '?action unknown-filter'],
    ['colour=red', '?colour unknown-filter'],
    ['sort=action:asc', '?sort unknown-sort'],
    ['from=yesterday', '?from unknown-filter'],
    ['enterpriseId=x', '?enterpriseId unknown-filter'],
    ['actorType=ghost', '?actorType unknown-filter'],
  ])('refuses %s', async (query, fault) => {
    const answer = await api.as(olive).get(`${at}?${query}`);
    const [first] = answer.json<{ errors: { path: string; code: string }[] }>().errors;
    expect([answer.statusCode, `${first?.path ?? ''} ${first?.code ?? ''}`]).toEqual([422, fault]);
  });

  it('goes on by cursors, without a gap', async () => {
    const first = await read(api.as(olive), 'size=2');
    const second = await read(api.as(olive), `size=2&cursor=${first.next ?? ''}`);
    expect([...first.items, ...second.items].map(({ object }) => object.label)).toEqual([
      'Ours',
      'REQ-1',
      '100%_x',
      'REQ-2',
    ]);
  });
});

describe('a tenant', () => {
  it('sees its own chain and nothing else, whatever it asks for', async () => {
    const voice = api.as(jana);
    expect(await seen(voice)).toEqual(all.slice(0, 3));
    expect(await seen(voice, `enterpriseId=${theirs}`)).toEqual([]);
    expect(await seen(voice, 'q=REQ-2')).toEqual([]);
    expect(await seen(voice, `actorId=${olive.id}`)).toEqual([all[0]]);
    expect((await read(voice)).total).toBe(3);
  });

  it('who sees only own things sees own deeds', async () => {
    const eve = aMember(ours, ['audit:read'], { ownOnly: true, personId: jana.id });
    expect(await seen(api.as(eve))).toEqual([all[1]]);
  });

  it('without the permission sees nothing', async () => {
    const voice = api.as(aMember(ours, ['users:read', 'requests:read']));
    for (const path of ['', '/verify', '/export'])
      expect(codeOf(await voice.get(`${at}${path}`))).toBe('403 forbidden');
  });

  it('neither verifies all chains nor exports', async () => {
    expect(codeOf(await api.as(jana).get(`${at}/verify`))).toBe('403 forbidden');
    expect(codeOf(await api.as(jana).get(`${at}/export`))).toBe('403 forbidden');
  });
});

describe('verification', () => {
  const verified = async () => (await api.as(olive).get(`${at}/verify`)).json<AuditVerification>();

  it('counts what is whole', async () => {
    const answer = await verified();
    const [{ n, chains } = { n: 0, chains: 0 }] = await api.db.query<{ n: number; chains: number }[]>(
      'select count(*)::int as n, count(distinct chain)::int as chains from audit_record',
    );
    const whole = { intact: true, firstBrokenId: null, firstBrokenChain: null, checkpoint: null };
    expect(answer).toEqual({ ...whole, checked: n, chains });
  });

  it('is not troubled by what is written meanwhile', async () => {
    const writing = Array.from({ length: 20 }, () => record(olive, { action: 'role.changed', enterpriseId: theirs }));
    const answers = await Promise.all([verified(), verified(), ...writing].slice(0, 2));
    await Promise.all(writing);
    expect(answers).toMatchObject([{ intact: true }, { intact: true }]);
  });

  it.each([
    ['a changed record', `update audit_record set action = 'x' where chain = $1 and seq = 2`, 2],
    ['a record taken out', 'delete from audit_record where chain = $1 and seq = 2', 3],
    ['a tail cut off', 'delete from audit_record where chain = $1 and seq = 3', null],
    [
      'one hung on',
      `insert into audit_record select chain, 4, gen_random_uuid(), at, actor_type, actor_id, actor_name,
       action, object_type, object_id, object_label, enterprise_id, ip, user_agent, trace_id, before, after, hash
       from audit_record where chain = $1 and seq = 3`,
      4,
    ],
  ])('names %s', async (_, tampering, bad) => {
    const at = async (seq: number) =>
      (
        await api.db.query<{ id: string }[]>('select id from audit_record where chain = $1 and seq = $2', [ours, seq])
      )[0]?.id;
    const kept = await api.db.query<object[]>('select * from audit_record where chain = $1 order by seq', [ours]);
    await api.database.owner(tampering, [ours]);
    const broken = await verified();
    expect(broken).toMatchObject({
      intact: false,
      firstBrokenChain: ours,
      firstBrokenId: bad === null ? null : await at(bad),
    });
    await api.database.owner('delete from audit_record where chain = $1', [ours]);
    await api.database.owner('insert into audit_record select * from json_populate_recordset(null::audit_record, $1)', [
      JSON.stringify(kept),
    ]);
    expect(await verified()).toMatchObject({ intact: true });
  });
});

describe('the export', () => {
  const exported = (query: string) => api.as(olive).get(`${at}/export?${query}`);

  it('is one JSON object a line, the same as the list shows', async () => {
    const answer = await exported(`format=jsonl&enterpriseId=${ours}`);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': 'attachment; filename="audit.jsonl"',
    });
    const lines = answer.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditEvent);
    expect(lines.reverse()).toEqual((await read(api.as(olive), `enterpriseId=${ours}`)).items);
  });

  it('is a table with a sentence in each line, which no spreadsheet takes for a formula', async () => {
    await record(olive, {
      action: 'role.created',
      type: 'role',
      label: '=HYPERLINK("https://evil.example")',
      enterpriseId: ours,
    });
    const answer = await exported(`format=csv&objectType=role&enterpriseId=${ours}`);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [head, line, ...rest] = answer.body.trimEnd().split('\r\n');
    expect(head).toMatch(/^at,sentence,action,actorType,/);
    expect(line).toContain(`,"Olive Operator added the role =HYPERLINK(""https://evil.example"")",role.created,`);
    expect(line).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(rest).toEqual([]);
  });

  it('holds what the filter lets through, also beyond a batch', async () => {
    await api.database.owner(
      `insert into audit_record select '${INSTALLATION}', 10000 + n, gen_random_uuid(), timestamptz '2027-01-01' + (n / 50) * interval '1 second',
         'job', 'bulk', 'Bulk', 'check.decided', 'check', 'x', 'x', null, null, null, 'x', null, null, 'x' from generate_series(1, 2500) n`,
    );
    const lines = (await exported('format=jsonl&actorId=bulk')).body.trim().split('\n');
    expect(new Set(lines.map((line) => (JSON.parse(line) as AuditEvent).id)).size).toBe(2500);
    await api.database.owner(`delete from audit_record where actor_id = 'bulk'`);
  });

  it('asks for a second factor that was shown lately', async () => {
    const shownAt = new Date(api.clock.now().getTime() - 11 * 60_000);
    const stale = { ...anOperator(), factor: { enrolled: ['totp'], required: true, shownAt } };
    expect(codeOf(await api.as(stale).get(`${at}/export`))).toBe('403 step-up-required');
  });

  it.each(['format=pdf', 'page=2', 'size=5'])('refuses %s', async (query) => {
    expect(codeOf(await exported(query))).toBe('422 unknown-filter');
  });
});
