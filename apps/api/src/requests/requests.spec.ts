import type { RequestDetail } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { routesOf } from '../testing/route-walk';
import { specApi } from '../testing/spec-api';
import { aCsr, checkOf, codeOf, detailOf, RequestWorld, statusesOf } from './testing';

const withCatcher = { environment: { SMTP_URL: '', RATE_LIMIT_FACTOR: '1000' } };
const email = 'mia@nordlicht.example';
const at = (id: string, rest = '') => `/api/v1/requests/${id}${rest}`;

describe('a request from CSR to certificate', () => {
  const api = specApi(withCatcher);
  let none: RequestWorld;
  let mailbox: RequestWorld;
  beforeAll(async () => {
    none = await RequestWorld.with(api, { validationType: 'none' });
    mailbox = await RequestWorld.with(api);
  });

  it('type none: there is nothing to prove, so Generate is open once the steps are done', async () => {
    const request = await none.filled(email);
    expect(request).toMatchObject({ status: 'verified', checks: [], actions: ['generate'], blockers: [] });
    expect(request.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'csr done',
      'sdn done',
      'san done',
      'validity done',
    ]);
    const issued = detailOf(await none.generate(request.id));
    expect(issued).toMatchObject({ status: 'issued', actions: [], problem: null, waitsFor: { who: 'nobody' } });
    expect(issued.certificateId).not.toBeNull();
  });

  it('type mailbox: the Token of the mail proves the address', async () => {
    const request = await mailbox.filled(email);
    expect(request).toMatchObject({ status: 'verifying', actions: [], waitsFor: { who: 'requester' } });
    expect(request.blockers).toMatchObject([
      { code: 'not-started', step: 'verification', checkId: checkOf(request, email).id },
    ]);
    const { token } = await mailbox.mailed(request, email);
    expect((await mailbox.get(request.id)).waitsFor).toMatchObject({ who: 'mailbox-owner', name: email });
    expect(detailOf(await mailbox.verify(request, email, token))).toMatchObject({
      status: 'verified',
      actions: ['generate'],
    });
    expect(detailOf(await mailbox.generate(request.id)).status).toBe('issued');
  });

  it('answers 201 with the address, a number and an ETag', async () => {
    const { enterpriseId, profileId } = mailbox;
    const answer = await mailbox.voice.post('/api/v1/requests', { enterpriseId, profileId });
    const request = answer.json<RequestDetail>();
    expect(answer.headers).toMatchObject({ location: at(request.id), etag: '"1"' });
    expect(request.number).toMatch(/^REQ-\d{6}$/);
    expect(request).toMatchObject({
      status: 'draft',
      kind: 'new',
      csr: null,
      sdn: {},
      waitsFor: { who: 'requester', name: 'Ada Lovelace' },
    });
    expect(request.steps.map(({ id }) => id)).toEqual(['csr', 'sdn', 'san', 'validity', 'verification']);
  });

  it('says in OpenAPI that a look may go on after its answer, and that news come as a stream', () => {
    const answersOf = (name: string) => routesOf(api).find((route) => route.name === name)?.operation?.responses ?? {};
    expect(Object.keys(answersOf('POST /api/v1/requests/:id/checks/:checkId/verify'))).toEqual(['200', '202']);
    const { content = {} } = answersOf('GET /api/v1/requests/:id/events')['200'] ?? {};
    expect(Object.keys(content)).toEqual(['text/event-stream']);
  });

  it('remembers a POST by its Idempotency-Key', async () => {
    const { enterpriseId, profileId } = mailbox;
    const once = () =>
      mailbox.voice.post('/api/v1/requests', { enterpriseId, profileId }, { 'idempotency-key': 'once' });
    const [first, second] = [await once(), await once()];
    expect(second.json<RequestDetail>().id).toBe(first.json<RequestDetail>().id);
  });

  it('two hands on Generate make one certificate: the loser hears wrong-state', async () => {
    const request = await none.filled(email);
    const answers = await Promise.all(Array.from({ length: 4 }, () => none.generate(request.id)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409]);
    expect(answers.filter(({ statusCode }) => statusCode === 409).map(codeOf)).toEqual(
      Array(3).fill('409 wrong-state'),
    );
    const rows = await api.database.owner(`select id from certificate where request_id = '${request.id}'`);
    expect(rows).toHaveLength(1);
  });

  it('tells the requester by mail that the certificate is there', async () => {
    const request = await none.filled(email);
    detailOf(await none.generate(request.id));
    const mails = () => api.anonymous().get(`/dev/mail.json?to=${none.person.email}`);
    await expect
      .poll(async () => (await mails()).body, { timeout: 5000 })
      .toContain(at(request.id).replace('/api/v1', ''));
  });

  it('V-P4 does not generate before everything is proven and every step is done', async () => {
    const request = await mailbox.filled('nobody@nordlicht.example');
    expect(codeOf(await mailbox.generate(request.id))).toBe('409 checks-not-passed');
    expect(codeOf(await mailbox.generate((await mailbox.create()).id))).toBe('422 step-missing');
  });

  it('writes an audit record with each change, in the enterprise’s chain', async () => {
    const request = await none.filled(email);
    detailOf(await none.generate(request.id));
    const rows = (await api.database.owner(
      `select action from audit_record where object_id = '${request.id}' order by seq`,
    )) as { action: string }[];
    expect(rows.map(({ action }) => action)).toEqual([
      'request.created',
      'request.csr-saved',
      'request.sdn-saved',
      'request.san-saved',
      'request.issuing',
      'request.issued',
    ]);
  });
});

describe('requests of domain types', () => {
  const api = specApi(withCatcher);

  it('are planned and stay unverified: no mailbox proof stands in for a domain', async () => {
    const world = await RequestWorld.with(api, {
      validationType: 'domain_mailbox',
      san: [
        { type: 'email', required: true, editable: true, max: 5 },
        { type: 'dns', required: true, editable: true, max: 5 },
      ],
    });
    const { id } = await world.create();
    await world.put(id, 'csr', { pem: await aCsr() });
    await world.put(id, 'sdn', { commonName: email });
    const request = await world.put(id, 'san', { emails: [email], dnsNames: ['nordlicht.example'] });
    expect(request.form.dns).toEqual({ mode: 'select-or-type', required: true, options: [] });
    const { token } = await world.mailed(request, email);
    const proven = detailOf(await world.verify(request, email, token));
    expect(statusesOf({ checks: proven.checks.slice(0, 2) })).toEqual({
      [email]: 'verified',
      'nordlicht.example': 'unverified',
    });
    expect(proven.status).toBe('verifying');
    const asked = detailOf(await world.start(proven, 'nordlicht.example'));
    expect([asked.status, checkOf(asked, 'nordlicht.example').status]).toEqual(['verifying', 'pending']);
    expect(codeOf(await world.generate(id))).toBe('409 checks-not-passed');
  });
});
