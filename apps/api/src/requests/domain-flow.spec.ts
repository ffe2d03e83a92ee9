import type { Check, Evidence, Page, RequestDetail } from '@countersign/contracts';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPerson, callerFor } from '../users/testing';
import { checkRecords } from '../verification/check-evidence';
import { decideAgain } from '../verification/decide-again';
import { LOOKERS, type Lookers } from '../verification/look/looker';
import { Recheck } from '../verification/look/recheck';
import { specApi } from '../testing/spec-api';
import { specDns } from '../testing/spec-dns';
import { aCsr, codeOf, detailOf, RequestWorld } from './testing';

const ours = 'ca.example.org';

describe('proofs of domains and CAA records', () => {
  const dns = specDns();
  const environment = {
    get DNS_SERVERS() {
      return dns.text;
    },
    SMTP_URL: '',
    RATE_LIMIT_FACTOR: '1000',
  };
  const api = specApi({ environment });
  let world: RequestWorld;
  let count = 0;
  const aName = () => `n${++count}.nordlicht.test`;

  beforeAll(async () => {
    world = await RequestWorld.with(api, {
      validationType: 'domain',
      domainMethods: ['txt', 'file'],
      san: [
        { type: 'email', required: true, editable: true, max: 5 },
        { type: 'dns', required: true, editable: true, max: 20 },
      ],
    });
    await caa({ enabled: true, issuers: [ours] });
  });
  beforeEach(() => {
    dns.forget();
  });

  const caa = async (settings: object) => {
    const operator = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'super-admin' })));
    const answer = await operator.put(`/api/v1/enterprises/${world.enterpriseId}/caa`, settings);
    expect(answer.statusCode, answer.body).toBe(200);
  };
  const filled = async (name: string, ...more: string[]) => {
    const email = `mila@${name}`;
    const { id } = await world.create();
    await world.put(id, 'csr', { pem: await aCsr({ subject: `CN=${email}`, emails: [email] }) });
    await world.put(id, 'sdn', { commonName: email });
    return world.put(id, 'san', { emails: [email], dnsNames: [name, ...more] });
  };
  const checkOf = ({ checks }: RequestDetail, kind: Check['kind'], identifier?: string): Check => {
    const found = checks.find((each) => each.kind === kind && (identifier ?? each.identifier) === each.identifier);
    if (!found) throw new Error(`No check ${kind} of ${identifier ?? 'anything'}`);
    return found;
  };
  const act = (request: RequestDetail, check: Check, what: 'start' | 'verify', body: object = {}) =>
    world.voice.post(`/api/v1/requests/${request.id}/checks/${check.id}/${what}`, body);
  const started = async (request: RequestDetail, method: 'txt' | 'file' = 'txt') =>
    detailOf(await act(request, checkOf(request, 'domain'), 'start', { method }));
  const verified = async (request: RequestDetail, kind: Check['kind'], identifier?: string) =>
    detailOf(await act(request, checkOf(request, kind, identifier), 'verify'));
  const valueOf = (request: RequestDetail) => (checkOf(request, 'domain').instructions as { value: string }).value;
  const evidenceOf = async (request: RequestDetail, check: Check) =>
    (await world.voice.get(`/api/v1/requests/${request.id}/checks/${check.id}/attempts`)).json<Page<Evidence>>().items;
  const statusOf = (request: RequestDetail) =>
    Object.fromEntries(request.checks.map(({ kind, identifier, status }) => [`${kind} ${identifier}`, status]));

  it('V-T1 shows the name, a value of 26 letters, and the zone line; the same value while it lives', async () => {
    const name = aName();
    const request = await started(await filled(name));
    const { instructions } = checkOf(request, 'domain');
    const { value, ...rest } = instructions as Record<string, string>;
    expect(value).toMatch(/^[a-z2-7]{26}$/);
    expect(rest).toMatchObject({
      name: `_ra-challenge.${name}`,
      relativeName: `_ra-challenge.${name.split('.')[0]}`,
      type: 'TXT',
      zoneLine: `_ra-challenge.${name}. 300 IN TXT "${value}"`,
    });
    expect(valueOf(await started(request))).toBe(value);
    expect(valueOf(await started(await filled(name)))).toBe(value);
  });

  it('V-T2 is verified once the record is there, and what is unsigned is no fault', async () => {
    const name = aName();
    const request = await started(await filled(name));
    const failed = await verified(request, 'domain');
    expect(checkOf(failed, 'domain')).toMatchObject({ status: 'failed', outcome: 'fail', code: 'txt-missing' });
    expect(checkOf(failed, 'domain').details[0]).toMatchObject({ fix: expect.stringContaining(valueOf(request)) });

    dns.txt(`_ra-challenge.${name}`, 'something else', valueOf(request));
    const passed = await verified(failed, 'domain');
    expect(statusOf(passed)).toEqual({
      [`domain ${name}`]: 'verified',
      [`caa ${name}`]: 'unverified',
      [`dnssec ${name}`]: 'verified',
    });
    expect(checkOf(passed, 'domain')).toMatchObject({ outcome: 'pass', code: null, details: [], reused: false });
    dns.say(`CAA ${name}`, { answers: [] });
    const all = await verified(passed, 'caa');
    expect(statusOf(all)).toMatchObject({ [`caa ${name}`]: 'verified', [`dnssec ${name}`]: 'not-enabled' });
    expect(all.status).toBe('verified');
  });

  it('underscore-label: a value at a label without the underscore never passes', async () => {
    const name = aName();
    const request = await started(await filled(name));
    dns.txt(`ra-challenge.${name}`, valueOf(request));
    dns.txt(name, valueOf(request));
    const { details, status } = checkOf(await verified(request, 'domain'), 'domain');
    expect(status).toBe('failed');
    expect(details.map(({ code }) => code)).toEqual(expect.arrayContaining(['txt-no-underscore', 'txt-at-apex']));
  });

  it('mailbox-is-not-domain: no proof of a mailbox counts for its domain', async () => {
    const name = aName();
    const { id } = await filled(name);
    await api.database.owner(
      `insert into mailbox_proof (id, enterprise_id, address, obtained_at, evidence_id)
       select gen_random_uuid(), enterprise_id, 'mila@${name}', now(), id from evidence
       where enterprise_id = '${world.enterpriseId}' limit 1`,
    );
    const again = await world.put(id, 'san', { emails: [`mila@${name}`], dnsNames: [name] });
    expect(statusOf(again)).toMatchObject({ [`domain ${name}`]: 'unverified' });
  });

  it('V-E3 keeps the value sealed until it is used', async () => {
    const request = await started(await filled(aName()));
    await verified(request, 'domain');
    const value = valueOf(await world.get(request.id));
    for (const table of ['domain_challenge', 'ownership_check', 'evidence', 'audit_record'])
      expect(JSON.stringify(await api.database.owner(`select t::text from ${table} t`))).not.toContain(value);
    const [seen] = await evidenceOf(request, checkOf(request, 'domain'));
    expect(JSON.stringify(seen)).not.toContain(value);
  });

  it('refuses what was not started, and what nobody has to start', async () => {
    const request = await filled(aName());
    expect(codeOf(await act(request, checkOf(request, 'domain'), 'verify'))).toBe('409 not-started');
    expect(codeOf(await act(request, checkOf(request, 'caa'), 'start'))).toBe('409 nothing-to-start');
    expect(codeOf(await act(request, checkOf(request, 'dnssec'), 'start'))).toBe('409 nothing-to-start');
  });

  it('V-P0a the file asks for a row of each name, TXT for the base alone', async () => {
    const name = aName();
    const request = await filled(name, `mail.${name}`);
    const rows = (of: RequestDetail) =>
      of.checks.flatMap(({ kind, identifier, method }) => (kind === 'domain' ? [`${identifier} ${method}`] : []));
    const byFile = await started(request, 'file');
    expect(rows(byFile)).toEqual([`mail.${name} file`, `${name} file`]);
    expect(byFile.checks.filter(({ kind }) => kind === 'domain').every(({ instructions }) => instructions)).toBe(true);
    expect(rows(await started(byFile, 'txt'))).toEqual([`${name} txt`]);
  });

  it('V-P0 a proof serves the next request of the enterprise, also below its name, and none of another', async () => {
    const name = aName();
    const request = await started(await filled(name));
    dns.txt(`_ra-challenge.${name}`, valueOf(request));
    await verified(request, 'domain');
    expect(checkOf(await filled(name), 'domain')).toMatchObject({ status: 'verified', reused: true });
    expect(checkOf(await filled(`mail.${name}`), 'domain')).toMatchObject({ status: 'verified', reused: true });
  });

  it('V-S2 of two hands at once one looks, both get its answer', async () => {
    const name = aName();
    const request = await filled(name);
    const answers = await Promise.all([1, 2, 3].map(() => act(request, checkOf(request, 'caa'), 'verify')));
    expect(answers.map((answer) => checkOf(detailOf(answer), 'caa').status)).toEqual([
      'verified',
      'verified',
      'verified',
    ]);
    expect(await evidenceOf(request, checkOf(request, 'caa'))).toHaveLength(1);
  });

  it('V-S2 an attempt that ends after its name has left adds evidence and changes nothing', async () => {
    const name = aName();
    const request = await filled(name);
    dns.say(`CAA ${name}`, 'silent');
    const running = act(request, checkOf(request, 'caa'), 'verify');
    await vi.waitFor(() => expect(dns.asked(`CAA ${name}`)).toBeGreaterThan(0), { timeout: 5000 });
    const other = aName();
    const moved = await world.put(request.id, 'san', { emails: [`mila@${other}`], dnsNames: [other] });
    expect(statusOf(moved)).toMatchObject({ [`caa ${other}`]: 'unverified' });
    await running;
    const rows = (await api.database.owner(
      `select superseded from evidence where check_id = '${checkOf(request, 'caa').id}'`,
    )) as { superseded: boolean }[];
    expect(rows.map(({ superseded }) => superseded)).toEqual([true]);
  });

  it.each<[string, string[], string, string | null]>([
    ['names us', [ours], 'verified', null],
    ['names somebody else', ['other-ca.example'], 'failed', 'caa-denied'],
    ['names nobody', [';'], 'failed', 'caa-denied-all'],
    ['cannot be read', ['%%%'], 'failed', 'caa-malformed'],
  ])('V-C4 a record that %s', async (_, values, status, code) => {
    const name = aName();
    dns.caa(name, ...values);
    const check = checkOf(await verified(await filled(name), 'caa'), 'caa');
    expect(check).toMatchObject({ status, code });
    if (code === 'caa-denied') expect(check.details[0]).toMatchObject({ severity: 'error', subject: name });
  });

  it('V-C7 an enterprise lets nobody issue who is not the CA in use', async () => {
    const name = aName();
    dns.caa(name, 'other-ca.example');
    await caa({ enabled: true, issuers: [ours, 'other-ca.example'] });
    expect(checkOf(await verified(await filled(name), 'caa'), 'caa')).toMatchObject({ code: 'caa-denied' });
    await caa({ enabled: true, issuers: [ours] });
  });

  it('error-is-not-unsigned: who does not answer is an error on both rows, never "not enabled"', async () => {
    const name = aName();
    dns.say(`CAA ${name}`, { rcode: 'servfail' });
    const request = await verified(await filled(name), 'caa');
    expect(checkOf(request, 'caa')).toMatchObject({ status: 'failed', outcome: 'error', code: 'caa-lookup-failed' });
    expect(checkOf(request, 'dnssec')).toMatchObject({ status: 'failed', outcome: 'error', code: 'dns-servfail' });
  });

  it('V-D2 bogus blocks: an error of the look-up, a failure of DNSSEC', async () => {
    const name = aName();
    dns.say(`CAA ${name}`, { rcode: 'servfail', ede: [6] });
    const request = await verified(await filled(name), 'caa');
    expect(checkOf(request, 'caa')).toMatchObject({ status: 'failed', outcome: 'error' });
    expect(checkOf(request, 'caa').code).toMatch(/^dnssec-/);
    expect(checkOf(request, 'dnssec')).toMatchObject({ status: 'failed', outcome: 'fail' });
    expect(codeOf(await world.generate(request.id))).toMatch(/409/);
  });

  it('V-S4 looks again by itself; one mail when it turns green, none for each try', async () => {
    const name = aName();
    const request = await started(await filled(name));
    const failed = checkOf(await verified(request, 'domain'), 'domain');
    expect(Date.parse(failed.nextTryAt!) - Date.parse(failed.checkedAt!)).toBeGreaterThan(55_000);
    const recheck = api.app.get(Recheck);
    await recheck.run();
    expect(await evidenceOf(request, failed)).toHaveLength(1);
    api.clock.advance({ seconds: 61 });
    await recheck.run();
    expect(await evidenceOf(request, failed)).toHaveLength(2);
    dns.txt(`_ra-challenge.${name}`, valueOf(request));
    api.clock.advance({ seconds: 121 });
    await recheck.run();
    expect(checkOf(await world.get(request.id), 'domain')).toMatchObject({ status: 'verified' });
    const [newest] = await evidenceOf(request, failed);
    expect(newest).toMatchObject({ outcome: 'pass', actor: { type: 'system:recheck' } });
    const mails = await api.database.owner(
      `select 1 from outbox_mail where template = 'check-verified' and about_id = '${request.id}'`,
    );
    expect(mails).toHaveLength(1);
  });

  it('stops looking by itself once the challenge is over, and says so to who presses', async () => {
    const request = await started(await filled(aName()));
    const check = checkOf(await verified(request, 'domain'), 'domain');
    api.clock.advance({ days: 31 });
    await api.app.get(Recheck).run();
    const after = checkOf(await world.get(request.id), 'domain');
    expect(after).toMatchObject({ nextTryAt: null, running: false });
    expect(await evidenceOf(request, check)).toHaveLength(1);
    expect(codeOf(await act(request, check, 'verify'))).toBe('409 challenge-expired');
    const anew = await started(request);
    expect(valueOf(anew)).not.toBe(valueOf(request));
  });

  it('takes over what a process left behind when it died', async () => {
    const name = aName();
    const request = await filled(name);
    await api.database.owner(
      `update ownership_check set status = 'pending', attempt_id = gen_random_uuid(), attempt_until = now() - interval '1 second'
       where id = '${checkOf(request, 'caa').id}'`,
    );
    await api.app.get(Recheck).run();
    expect(checkOf(await world.get(request.id), 'caa')).toMatchObject({ status: 'verified', running: false });
  });

  describe('V-P5 at Generate', () => {
    const ready = async (...names: [string, ...string[]]) => {
      const request = await started(await filled(...names));
      dns.txt(`_ra-challenge.${names[0]}`, valueOf(request));
      let seen = await verified(request, 'domain');
      for (const name of names) seen = await verified(seen, 'caa', name);
      expect(seen.status).toBe('verified');
      return seen;
    };

    it('asks again for every name, and the certificate is made', async () => {
      const name = aName();
      const request = await ready(name);
      const before = dns.asked(`CAA ${name}`);
      expect(detailOf(await world.generate(request.id))).toMatchObject({ status: 'issued' });
      expect(dns.asked(`CAA ${name}`)).toBe(before + 1);
      const [newest] = await evidenceOf(request, checkOf(request, 'caa'));
      expect(newest).toMatchObject({ outcome: 'pass', actor: { type: 'system:generate' } });
    });

    it.each([0, 1, 2])('caa-recheck-each-name: name %i of three turned bad since, and nothing is made', async (bad) => {
      const base = aName();
      const names = [base, `a.${base}`, `b.${base}`] as const;
      const request = await ready(...names);
      dns.caa(names[bad]!, 'other-ca.example');
      expect(codeOf(await world.generate(request.id))).toBe('409 checks-not-passed');
      const after = await world.get(request.id);
      expect(after.status).toBe('verifying');
      expect(checkOf(after, 'caa', names[bad])).toMatchObject({ status: 'failed', code: 'caa-denied' });
      expect(after.certificateId).toBeNull();
      const made = await api.database.owner(`select 1 from issuance where request_id = '${request.id}'`);
      expect(made).toEqual([]);
    });

    it('V-D1 is made where the proof lies in an unsigned zone and the CAA record in a signed one', async () => {
      const name = aName();
      const request = await started(await filled(name));
      const answers = [{ type: 'TXT', name: `_ra-challenge.${name}`, ttl: 60, data: valueOf(request) }] as const;
      dns.say(`TXT _ra-challenge.${name}`, { answers });
      dns.caa(name, ours);
      const seen = await verified(await verified(request, 'domain'), 'caa');
      expect(statusOf(seen)).toMatchObject({ [`caa ${name}`]: 'verified', [`dnssec ${name}`]: 'not-enabled' });
      expect(detailOf(await world.generate(request.id))).toMatchObject({ status: 'issued' });
    });

    it('stops where nobody answers any more (V-P5, fail closed)', async () => {
      const name = aName();
      const request = await ready(name);
      dns.say(`CAA ${name}`, { rcode: 'servfail' });
      expect(codeOf(await world.generate(request.id))).toBe('409 checks-not-passed');
      expect(checkOf(await world.get(request.id), 'caa')).toMatchObject({ status: 'failed', outcome: 'error' });
    });

    it('asks for the state of DNSSEC again where CAA is off', async () => {
      await caa({ enabled: false, issuers: [ours] });
      const name = aName();
      const request = await started(await filled(name));
      dns.txt(`_ra-challenge.${name}`, valueOf(request));
      expect((await verified(request, 'domain')).status).toBe('verified');
      dns.say(`TXT _ra-challenge.${name}`, { rcode: 'servfail', ede: [9] });
      expect(codeOf(await world.generate(request.id))).toBe('409 checks-not-passed');
      expect(checkOf(await world.get(request.id), 'dnssec')).toMatchObject({ status: 'failed', outcome: 'fail' });
      expect(checkOf(await world.get(request.id), 'domain')).toMatchObject({ status: 'verified' });
      await caa({ enabled: true, issuers: [ours] });
    });
  });

  it('V-E1 every verdict so far follows again from its bytes alone', async () => {
    const lookers = api.app.get<Lookers>(LOOKERS);
    const rows = (await api.database.owner(
      `select c.id, c.subject_id as request from ownership_check c where c.kind <> 'mailbox'`,
    )) as { id: string; request: string }[];
    const records = (
      await Promise.all(
        rows.map(async ({ id, request }) => {
          const answer = await world.voice.get(`/api/v1/requests/${request}/checks/${id}/attempts?size=200`);
          return answer.statusCode === 200 ? answer.json<Page<Evidence>>().items : [];
        }),
      )
    ).flat();
    const again = records.map((record) => ({ record, told: decideAgain(lookers, record) }));
    const decided = again.filter(({ told }) => told !== null);
    expect(decided.length).toBeGreaterThan(30);
    expect(
      decided
        .filter(({ told }) => told?.agrees !== true)
        .map(({ record, told }) => [record.method, record.identifier, record.outcome, record.code, told]),
    ).toEqual([]);
  });

  it('V-E1 a record that was tampered with is told', async () => {
    const name = aName();
    dns.caa(name, 'other-ca.example');
    const request = await verified(await filled(name), 'caa');
    const [record] = await evidenceOf(request, checkOf(request, 'caa'));
    expect(checkRecords([record]).disagree).toBe(0);
    expect(checkRecords([{ ...record, outcome: 'pass', code: null }]).disagree).toBe(1);
    expect(checkRecords([{ ...record, lookups: [], unasked: [] }]).disagree).toBe(1);
    expect(checkRecords([{ ...record, allowedIssuers: ['other-ca.example'] }]).disagree).toBe(1);
  });

  it('V-E2 keeps the keys that signed what was seen, a moment after the verdict', async () => {
    const name = aName();
    const signature = {
      ...{ typeCovered: 'CAA', algorithm: 13, labels: 3, originalTTL: 60, keyTag: 1, signersName: 'nordlicht.test' },
      ...{ expiration: 2_000_000_000, inception: 1_700_000_000, signature: Buffer.alloc(64) },
    } as const;
    dns.caa(name, ours);
    dns.say(`CAA ${name}`, {
      ad: true,
      answers: [
        { type: 'CAA', name, ttl: 60, data: { flags: 0, tag: 'issuemail' as 'issue', value: ours } },
        { type: 'RRSIG', name, ttl: 60, data: signature },
      ],
    });
    const request = await verified(await filled(name), 'caa');
    const chainOf = async () =>
      ((await evidenceOf(request, checkOf(request, 'caa')))[0]?.['chain'] ?? []) as {
        question: { name: string; type: string };
      }[];
    await vi.waitFor(async () => expect(await chainOf()).not.toEqual([]), { timeout: 5000 });
    const asked = (await chainOf()).map(({ question }) => `${question.type} ${question.name}`);
    expect([...new Set(asked)].sort()).toEqual(
      ['DNSKEY .', 'DNSKEY nordlicht.test', 'DNSKEY test', 'DS nordlicht.test', 'DS test'].sort(),
    );
  });
});
