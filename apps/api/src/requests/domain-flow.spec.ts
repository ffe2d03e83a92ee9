import type { RequestDetail } from '@countersign/contracts';
import { vi, describe, expect, it } from 'vitest';
import { DomainWorld, checkIn, ours, statusesOf, valueOf } from '../testing/domain-world';
import { codeOf, detailOf } from './testing';

describe('proofs of domains and CAA records', () => {
  const world = DomainWorld.forSpecs();
  const { api, dns } = world;

  it('V-T1 shows the name, a value of 26 letters, and the zone line; the same value while it lives', async () => {
    const name = world.aName();
    const request = await world.started(await world.filled(name));
    const { instructions } = checkIn(request, 'domain');
    const { value, ...rest } = instructions as Record<string, string>;
    expect(value).toMatch(/^[a-z2-7]{26}$/);
    expect(rest).toMatchObject({
      name: `_ra-challenge.${name}`,
      relativeName: `_ra-challenge.${name.split('.')[0]}`,
      type: 'TXT',
      zoneLine: `_ra-challenge.${name}. 300 IN TXT "${value}"`,
    });
    expect(valueOf(await world.started(request))).toBe(value);
    expect(valueOf(await world.started(await world.filled(name)))).toBe(value);
  });

  it('V-T2 is verified once the record is there, and what is unsigned is no fault', async () => {
    const name = world.aName();
    const request = await world.started(await world.filled(name));
    const failed = await world.verified(request, 'domain');
    expect(checkIn(failed, 'domain')).toMatchObject({ status: 'failed', outcome: 'fail', code: 'txt-missing' });
    expect(checkIn(failed, 'domain').details[0]?.fix).toContain(valueOf(request));

    dns.txt(`_ra-challenge.${name}`, 'something else', valueOf(request));
    const passed = await world.verified(failed, 'domain');
    expect(statusesOf(passed)).toEqual({
      [`domain ${name}`]: 'verified',
      [`caa ${name}`]: 'unverified',
      [`dnssec ${name}`]: 'verified',
    });
    expect(checkIn(passed, 'domain')).toMatchObject({ outcome: 'pass', code: null, details: [], reused: false });
    dns.say(`CAA ${name}`, { answers: [] });
    const all = await world.verified(passed, 'caa');
    expect(statusesOf(all)).toMatchObject({ [`caa ${name}`]: 'verified', [`dnssec ${name}`]: 'not-enabled' });
    expect(all.status).toBe('verified');
  });

  it('underscore-label: a value at a label without the underscore never passes', async () => {
    const name = world.aName();
    const request = await world.started(await world.filled(name));
    dns.txt(`ra-challenge.${name}`, valueOf(request));
    dns.txt(name, valueOf(request));
    const { details, status } = checkIn(await world.verified(request, 'domain'), 'domain');
    expect(status).toBe('failed');
    expect(details.map(({ code }) => code)).toEqual(expect.arrayContaining(['txt-no-underscore', 'txt-at-apex']));
  });

  it('mailbox-is-not-domain: no proof of a mailbox counts for its domain', async () => {
    const name = world.aName();
    const { id } = await world.filled(name);
    await api.database.owner(
      `insert into mailbox_proof (id, enterprise_id, address, obtained_at, evidence_id)
       select gen_random_uuid(), enterprise_id, 'mila@${name}', '2026-11-01T00:00:00Z', id from evidence
       where enterprise_id = '${world.requests.enterpriseId}' limit 1`,
    );
    const again = await world.requests.put(id, 'san', { emails: [`mila@${name}`], dnsNames: [name] });
    expect(statusesOf(again)).toMatchObject({ [`domain ${name}`]: 'unverified' });
  });

  it('V-E3 keeps the value sealed until it is used', async () => {
    const request = await world.started(await world.filled(world.aName()));
    await world.verified(request, 'domain');
    const start = `/api/v1/requests/${request.id}/checks/${checkIn(request, 'domain').id}/start`;
    const once = { 'idempotency-key': 'once-more' };
    const press = () => world.requests.voice.post(start, { method: 'txt' }, once);
    const [first, again] = [await press(), await press()];
    expect(detailOf(again).checks).toEqual(detailOf(first).checks);
    const value = valueOf(await world.requests.get(request.id));
    for (const table of ['domain_challenge', 'ownership_check', 'evidence', 'audit_record', 'live_event', 'once_key'])
      expect(JSON.stringify(await api.database.owner(`select t::text from ${table} t`))).not.toContain(value);
    const [seen] = await world.evidenceOf(request, checkIn(request, 'domain'));
    expect(JSON.stringify(seen)).not.toContain(value);
  });

  it('refuses what was not started, and what nobody has to start', async () => {
    const request = await world.filled(world.aName());
    expect(codeOf(await world.act(request, checkIn(request, 'domain'), 'verify'))).toBe('409 not-started');
    expect(codeOf(await world.act(request, checkIn(request, 'caa'), 'start'))).toBe('409 nothing-to-start');
    expect(codeOf(await world.act(request, checkIn(request, 'dnssec'), 'start'))).toBe('409 nothing-to-start');
  });

  it('V-P0a the file asks for a row of each name, TXT for the base alone', async () => {
    const name = world.aName();
    const request = await world.filled(name, `mail.${name}`);
    const rows = (of: RequestDetail) =>
      of.checks.flatMap(({ kind, identifier, method }) => (kind === 'domain' ? [`${identifier} ${method}`] : []));
    const byFile = await world.started(request, 'file');
    expect(rows(byFile)).toEqual([`mail.${name} file`, `${name} file`]);
    expect(byFile.checks.filter(({ kind }) => kind === 'domain').every(({ instructions }) => instructions)).toBe(true);
    expect(rows(await world.started(byFile, 'txt'))).toEqual([`${name} txt`]);
  });

  it('V-P0 a proof serves the next request of the enterprise, also below its name, and none of another', async () => {
    const name = world.aName();
    const request = await world.started(await world.filled(name));
    dns.txt(`_ra-challenge.${name}`, valueOf(request));
    await world.verified(request, 'domain');
    expect(checkIn(await world.filled(name), 'domain')).toMatchObject({ status: 'verified', reused: true });
    expect(checkIn(await world.filled(`mail.${name}`), 'domain')).toMatchObject({ status: 'verified', reused: true });
  });

  it('V-S2 of two hands at once one looks, both get its answer', async () => {
    const name = world.aName();
    const request = await world.filled(name);
    const answers = await Promise.all([1, 2, 3].map(() => world.act(request, checkIn(request, 'caa'), 'verify')));
    expect(answers.map((answer) => checkIn(detailOf(answer), 'caa').status)).toEqual([
      'verified',
      'verified',
      'verified',
    ]);
    expect(await world.evidenceOf(request, checkIn(request, 'caa'))).toHaveLength(1);
  });

  it('V-S2 an attempt that ends after its name has left adds evidence and changes nothing', async () => {
    const name = world.aName();
    const request = await world.filled(name);
    dns.say(`CAA ${name}`, 'silent');
    const running = world.act(request, checkIn(request, 'caa'), 'verify');
    await vi.waitUntil(() => dns.asked(`CAA ${name}`) > 0, { timeout: 5000 });
    const other = world.aName();
    const moved = await world.requests.put(request.id, 'san', { emails: [`mila@${other}`], dnsNames: [other] });
    expect(statusesOf(moved)).toMatchObject({ [`caa ${other}`]: 'unverified' });
    await running;
    const rows = (await api.database.owner(
      `select superseded from evidence where check_id = '${checkIn(request, 'caa').id}'`,
    )) as { superseded: boolean }[];
    expect(rows.map(({ superseded }) => superseded)).toEqual([true]);
  });

  it.each<[string, string[], string, string | null]>([
    ['names us', [ours], 'verified', null],
    ['names somebody else', ['other-ca.example'], 'failed', 'caa-denied'],
    ['names nobody', [';'], 'failed', 'caa-denied-all'],
    ['cannot be read', ['%%%'], 'failed', 'caa-malformed'],
  ])('V-C4 a record that %s', async (_, values, status, code) => {
    const name = world.aName();
    dns.caa(name, ...values);
    const check = checkIn(await world.verified(await world.filled(name), 'caa'), 'caa');
    expect(check).toMatchObject({ status, code });
    if (code === 'caa-denied') expect(check.details[0]).toMatchObject({ severity: 'error', subject: name });
  });

  it('V-C7 an enterprise lets nobody issue who is not the CA in use', async () => {
    const name = world.aName();
    dns.caa(name, 'other-ca.example');
    await world.caa({ enabled: true, issuers: [ours, 'other-ca.example'] });
    expect(checkIn(await world.verified(await world.filled(name), 'caa'), 'caa')).toMatchObject({ code: 'caa-denied' });
    await world.caa({ enabled: true, issuers: [ours] });
  });

  it.each([
    ['by itself', false, false, 'failed'],
    ['where the operator says so, in a zone that is proven unsigned', true, false, 'verified'],
    ['where the operator says so, in a signed zone', true, true, 'failed'],
  ])('V-C10 who does not answer does not pass, %s', async (_, passOnFailure, signed, status) => {
    await world.settings({ caaPassOnFailure: passOnFailure });
    const name = world.aName();
    const dsOf = (zone: string) => ({
      ...{ type: 'DS', name: zone, ttl: 60 },
      data: { keyTag: 1, algorithm: 13, digestType: 2, digest: Buffer.alloc(32) },
    });
    dns.say(`CAA ${name}`, { rcode: 'servfail' });
    dns.say('DS test', { ad: true, answers: [dsOf('test') as never] });
    dns.say('DS nordlicht.test', signed ? { ad: true, answers: [dsOf('nordlicht.test') as never] } : { answers: [] });
    const looked = await world.verified(await world.filled(name), 'caa');
    const dnssec = status === 'verified' ? 'not-enabled' : 'failed';
    expect(statusesOf(looked)).toMatchObject({ [`caa ${name}`]: status, [`dnssec ${name}`]: dnssec });
    const codes = checkIn(looked, 'caa').details.map(({ code }) => code);
    if (status === 'verified') expect(codes).toEqual(['caa-passed-on-failure']);
    await world.settings({ caaPassOnFailure: false });
  });

  it('error-is-not-unsigned: who does not answer is an error on both rows, never "not enabled"', async () => {
    const name = world.aName();
    dns.say(`CAA ${name}`, { rcode: 'servfail' });
    const request = await world.verified(await world.filled(name), 'caa');
    expect(checkIn(request, 'caa')).toMatchObject({ status: 'failed', outcome: 'error', code: 'caa-lookup-failed' });
    expect(checkIn(request, 'dnssec')).toMatchObject({ status: 'failed', outcome: 'error', code: 'dns-servfail' });
  });

  it('V-D2 bogus blocks: an error of the look-up, a failure of DNSSEC', async () => {
    const name = world.aName();
    dns.say(`CAA ${name}`, { rcode: 'servfail', ede: [6] });
    const request = await world.verified(await world.filled(name), 'caa');
    expect(checkIn(request, 'caa')).toMatchObject({ status: 'failed', outcome: 'error' });
    expect(checkIn(request, 'caa').code).toMatch(/^dnssec-/);
    expect(checkIn(request, 'dnssec')).toMatchObject({ status: 'failed', outcome: 'fail' });
    expect(codeOf(await world.requests.generate(request.id))).toMatch(/409/);
  });
});
