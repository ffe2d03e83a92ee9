import { requestEvidence, type Evidence, type Page } from '@countersign/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { vi, describe, expect, it } from 'vitest';
import { checkRecords } from '../verification/check-evidence';
import { decideAgain } from '../verification/decide-again';
import { LOOKERS, type Lookers } from '../verification/look/looker';
import { Recheck } from '../verification/look/recheck';
import { DomainWorld, checkIn, ours, statusesOf, valueOf } from '../testing/domain-world';
import { codeOf, detailOf } from './testing';

describe('looks that nobody presses for', () => {
  const world = DomainWorld.forSpecs();
  const { api, dns } = world;

  it('V-S4 looks again by itself; one mail when it turns green, none for each try', async () => {
    const name = world.aName();
    const request = await world.started(await world.filled(name));
    const failed = checkIn(await world.verified(request, 'domain'), 'domain');
    expect(Date.parse(failed.nextTryAt!) - Date.parse(failed.checkedAt!)).toBeGreaterThan(55_000);
    const recheck = api.app.get(Recheck);
    await recheck.run();
    expect(await world.evidenceOf(request, failed)).toHaveLength(1);
    api.clock.advance({ seconds: 61 });
    await recheck.run();
    expect(await world.evidenceOf(request, failed)).toHaveLength(2);
    dns.txt(`_ra-challenge.${name}`, valueOf(request));
    api.clock.advance({ seconds: 121 });
    await recheck.run();
    expect(checkIn(await world.requests.get(request.id), 'domain')).toMatchObject({ status: 'verified' });
    const [newest] = await world.evidenceOf(request, failed);
    expect(newest).toMatchObject({ outcome: 'pass', actor: { type: 'system:recheck' } });
    const mails = await api.database.owner(
      `select 1 from outbox_mail where template = 'check-verified' and about_id = '${request.id}'`,
    );
    expect(mails).toHaveLength(1);
  });

  it('stops looking by itself once the challenge is over, and says so to who presses', async () => {
    const request = await world.started(await world.filled(world.aName()));
    const check = checkIn(await world.verified(request, 'domain'), 'domain');
    api.clock.advance({ days: 31 });
    await api.app.get(Recheck).run();
    const after = checkIn(await world.requests.get(request.id), 'domain');
    expect(after).toMatchObject({ nextTryAt: null, running: false });
    expect(await world.evidenceOf(request, check)).toHaveLength(1);
    expect(codeOf(await world.act(request, check, 'verify'))).toBe('409 challenge-expired');
    const anew = await world.started(request);
    expect(valueOf(anew)).not.toBe(valueOf(request));
  });

  it('takes over what a process left behind when it died', async () => {
    const name = world.aName();
    const request = await world.filled(name);
    await api.database.owner(
      `update ownership_check set status = 'pending', attempt_id = gen_random_uuid(), attempt_until = '2026-11-01T00:00:00Z'
       where id = '${checkIn(request, 'caa').id}'`,
    );
    await api.app.get(Recheck).run();
    expect(checkIn(await world.requests.get(request.id), 'caa')).toMatchObject({ status: 'verified', running: false });
  });

  describe('V-P5 at Generate', () => {
    const ready = async (...names: [string, ...string[]]) => {
      const request = await world.started(await world.filled(...names));
      dns.txt(`_ra-challenge.${names[0]}`, valueOf(request));
      let seen = await world.verified(request, 'domain');
      for (const name of names) seen = await world.verified(seen, 'caa', name);
      expect(seen.status).toBe('verified');
      return seen;
    };

    it('asks again for every name, and the certificate is made', async () => {
      const name = world.aName();
      const request = await ready(name);
      const before = dns.asked(`CAA ${name}`);
      expect(detailOf(await world.requests.generate(request.id))).toMatchObject({ status: 'issued' });
      expect(dns.asked(`CAA ${name}`)).toBe(before + 1);
      const [newest] = await world.evidenceOf(request, checkIn(request, 'caa'));
      expect(newest).toMatchObject({ outcome: 'pass', actor: { type: 'system:generate' } });
    });

    it.each([0, 1, 2])('caa-recheck-each-name: name %i of three turned bad since, and nothing is made', async (bad) => {
      const base = world.aName();
      const names = [base, `a.${base}`, `b.${base}`] as const;
      const request = await ready(...names);
      dns.caa(names[bad]!, 'other-ca.example');
      expect(codeOf(await world.requests.generate(request.id))).toBe('409 checks-not-passed');
      const after = await world.requests.get(request.id);
      expect(after.status).toBe('verifying');
      expect(checkIn(after, 'caa', names[bad])).toMatchObject({ status: 'failed', code: 'caa-denied' });
      expect(after.certificateId).toBeNull();
      const made = await api.database.owner(`select 1 from issuance where request_id = '${request.id}'`);
      expect(made).toEqual([]);
    });

    it('V-D1 is made where the proof lies in an unsigned zone and the CAA record in a signed one', async () => {
      const name = world.aName();
      const request = await world.started(await world.filled(name));
      const answers = [{ type: 'TXT', name: `_ra-challenge.${name}`, ttl: 60, data: valueOf(request) }] as const;
      dns.say(`TXT _ra-challenge.${name}`, { answers });
      dns.caa(name, ours);
      const seen = await world.verified(await world.verified(request, 'domain'), 'caa');
      expect(statusesOf(seen)).toMatchObject({ [`caa ${name}`]: 'verified', [`dnssec ${name}`]: 'not-enabled' });
      expect(detailOf(await world.requests.generate(request.id))).toMatchObject({ status: 'issued' });
    });

    describe('beside a look of another process', () => {
      const begun = async () => {
        const request = await ready(world.aName());
        const { id, identifier } = checkIn(request, 'caa');
        const attempt = (attemptId: string, until: string) =>
          api.database.owner(
            `update ownership_check set attempt_id = ${attemptId}, attempt_until = ${until} where id = '${id}'`,
          );
        await attempt('gen_random_uuid()', `'2099-01-01T00:00:00Z'`);
        return { request, attempt, asked: () => dns.asked(`CAA ${identifier}`) };
      };

      it('looks once more when that one is over: it may have seen what is no longer there (V-P5)', async () => {
        const { request, attempt, asked } = await begun();
        const before = asked();
        const generating = world.requests.generate(request.id);
        await wait(400);
        expect(asked()).toBe(before);
        await attempt('null', 'null');
        expect(detailOf(await generating)).toMatchObject({ status: 'issued' });
        expect(asked()).toBe(before + 1);
      });

      it('makes nothing where that one does not end: what was not looked at since has not passed (V-P5)', async () => {
        const { request, attempt } = await begun();
        expect(codeOf(await world.requests.generate(request.id))).toBe('409 checks-not-passed');
        expect((await world.requests.get(request.id)).certificateId).toBeNull();
        await attempt('null', 'null');
      }, 40_000);
    });

    it('stops where nobody answers any more (V-P5, fail closed)', async () => {
      const name = world.aName();
      const request = await ready(name);
      dns.say(`CAA ${name}`, { rcode: 'servfail' });
      expect(codeOf(await world.requests.generate(request.id))).toBe('409 checks-not-passed');
      expect(checkIn(await world.requests.get(request.id), 'caa')).toMatchObject({
        status: 'failed',
        outcome: 'error',
      });
    });

    it('asks for the state of DNSSEC again where CAA is off', async () => {
      await world.caa({ enabled: false, issuers: [ours] });
      const name = world.aName();
      const request = await world.started(await world.filled(name));
      dns.txt(`_ra-challenge.${name}`, valueOf(request));
      expect((await world.verified(request, 'domain')).status).toBe('verified');
      dns.say(`TXT _ra-challenge.${name}`, { rcode: 'servfail', ede: [9] });
      expect(codeOf(await world.requests.generate(request.id))).toBe('409 checks-not-passed');
      expect(checkIn(await world.requests.get(request.id), 'dnssec')).toMatchObject({
        status: 'failed',
        outcome: 'fail',
      });
      expect(checkIn(await world.requests.get(request.id), 'domain')).toMatchObject({ status: 'verified' });
      await world.caa({ enabled: true, issuers: [ours] });
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
          const answer = await world.requests.voice.get(`/api/v1/requests/${request}/checks/${id}/attempts?size=200`);
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
    const name = world.aName();
    dns.caa(name, 'other-ca.example');
    const request = await world.verified(await world.filled(name), 'caa');
    const [record] = await world.evidenceOf(request, checkIn(request, 'caa'));
    expect(checkRecords([record]).disagree).toBe(0);
    expect(checkRecords([{ ...record, outcome: 'pass', code: null }]).disagree).toBe(1);
    expect(checkRecords([{ ...record, lookups: [], unasked: [] }]).disagree).toBe(1);
    expect(checkRecords([{ ...record, allowedIssuers: ['other-ca.example'] }]).disagree).toBe(1);
  });

  it('V-E2 keeps the keys that signed what was seen, a moment after the verdict', async () => {
    const name = world.aName();
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
    const request = await world.verified(await world.filled(name), 'caa');
    const chainOf = async () =>
      ((await world.evidenceOf(request, checkIn(request, 'caa')))[0]?.['chain'] ?? []) as {
        question: { name: string; type: string };
      }[];
    await vi.waitUntil(async () => (await chainOf()).length > 0, { timeout: 5000 });
    const asked = (await chainOf()).map(({ question }) => `${question.type} ${question.name}`);
    expect([...new Set(asked)].sort()).toEqual(
      ['DNSKEY .', 'DNSKEY nordlicht.test', 'DNSKEY test', 'DS nordlicht.test', 'DS test'].sort(),
    );
  });

  it('V-E1 shows all of a request in one document, also of a name that has left it', async () => {
    const [name, other] = [world.aName(), world.aName()];
    const request = await world.verified(await world.filled(name), 'caa');
    const moved = await world.requests.put(request.id, 'san', { emails: [`mila@${other}`], dnsNames: [other] });
    await world.verified(moved, 'caa');
    const answer = await world.requests.voice.get(`/api/v1/requests/${request.id}/evidence`);
    const { request: shown, attempts } = requestEvidence.parse(answer.json());
    expect(answer.headers.etag).toMatch(/^"/);
    expect(shown.id).toBe(request.id);
    const seen = attempts.map(({ checkKind, identifier }) => `${checkKind} ${identifier}`);
    expect(seen).toEqual([`caa ${name}`, `dnssec ${name}`, `caa ${other}`, `dnssec ${other}`]);
    expect(checkRecords([answer.json()])).toMatchObject({ disagree: 0 });
  });
});
