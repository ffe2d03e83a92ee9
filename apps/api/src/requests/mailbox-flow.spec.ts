import type { Profile } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, callerFor } from '../users/testing';
import { newToken } from '../verification/methods/mailbox-token';
import { specApi } from '../testing/spec-api';
import { asSaved, checkOf, codeOf, detailOf, RequestWorld, statusesOf } from './testing';

const confirmation = (locator: string) => `/api/v1/mailbox-confirmations/${locator}`;

describe('the proof of a mailbox', () => {
  const api = specApi({ environment: { SMTP_URL: '', RATE_LIMIT_FACTOR: '1000' } });
  let world: RequestWorld;
  const anonymous = () => api.anonymous();
  beforeAll(async () => {
    world = await RequestWorld.with(api);
  });
  const fresh = async (email: string) => {
    const request = await world.filled(email);
    return { request, email, ...(await world.mailed(request, email)) };
  };
  let count = 0;
  const anAddress = () => `person.${++count}@nordlicht.example`;

  it('V-M1 says when it was sent, until when it works and how many tries are left', async () => {
    const { request, email } = await fresh(anAddress());
    const check = checkOf(await world.get(request.id), email);
    const { sentAt, expiresAt, resendAt, ...rest } = check.instructions as Record<string, string>;
    expect(rest).toEqual({ sentTo: email, triesLeft: 5 });
    expect(Date.parse(expiresAt!) - Date.parse(sentAt!)).toBe(24 * 3_600_000);
    expect(Date.parse(resendAt!) - Date.parse(sentAt!)).toBe(60_000);
  });

  it('V-M2 keeps the Token out of every answer, table and audit record', async () => {
    const { request, email, token } = await fresh(anAddress());
    const answers = [
      JSON.stringify(await world.get(request.id)),
      (await world.voice.get(`/api/v1/requests/${request.id}/checks/${checkOf(request, email).id}/attempts`)).body,
    ];
    const tables = ['mailbox_challenge', 'ownership_check', 'audit_record', 'outbox_mail', 'live_event', 'evidence'];
    for (const table of tables)
      answers.push(JSON.stringify(await api.database.owner(`select t::text from ${table} t`)));
    answers.push(JSON.stringify(await api.database.owner('select data::text from pgboss.job')));
    const forms = [
      token,
      token.replaceAll('-', ''),
      Buffer.from(token).toString('hex'),
      Buffer.from(token).toString('base64'),
    ];
    for (const answer of answers) for (const form of forms) expect(answer).not.toContain(form);
  });

  it('V-M1 accepts it in small letters and without hyphens', async () => {
    const { request, email, token } = await fresh(anAddress());
    const typed = token.toLowerCase().replaceAll('-', ' ');
    expect(checkOf(detailOf(await world.verify(request, email, typed)), email)).toMatchObject({
      status: 'verified',
      outcome: 'pass',
      code: null,
      reused: false,
    });
  });

  it('V-M4 counts wrong ones down, burns at the fifth, and then refuses the right one', async () => {
    const { request, email, token } = await fresh(anAddress());
    for (const triesLeft of [4, 3, 2, 1]) {
      const answer = await world.verify(request, email, newToken());
      expect(answer.json()).toMatchObject({
        status: 422,
        code: 'mailbox-token-wrong',
        triesLeft,
        errors: [{ path: '/token' }],
      });
    }
    expect(checkOf(await world.get(request.id), email)).toMatchObject({
      status: 'pending',
      instructions: { triesLeft: 1 },
    });
    expect(codeOf(await world.verify(request, email, newToken()))).toBe('409 mailbox-token-burnt');
    expect(codeOf(await world.verify(request, email, token))).toBe('409 mailbox-token-burnt');
    expect(checkOf(await world.get(request.id), email)).toMatchObject({
      status: 'failed',
      outcome: 'fail',
      code: 'mailbox-token-burnt',
    });
    expect(codeOf(await world.generate(request.id))).toBe('409 checks-not-passed');
  });

  it('V-M4 five at once are five tries, not one', async () => {
    const { request, email } = await fresh(anAddress());
    const answers = await Promise.all(Array.from({ length: 6 }, () => world.verify(request, email, newToken())));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([409, 409, 422, 422, 422, 422]);
  });

  it('V-M4 works once', async () => {
    const { request, email, token } = await fresh(anAddress());
    detailOf(await world.verify(request, email, token));
    expect(codeOf(await world.verify(request, email, token))).toBe('409 mailbox-token-used');
    expect(codeOf(await anonymous().post(confirmation((await fresh(anAddress())).locator), { token }))).toBe(
      '422 mailbox-token-wrong',
    );
  });

  it('V-M3 a new mail ends the older Token and its page', async () => {
    const older = await fresh(anAddress());
    api.clock.advance({ seconds: 61 });
    const newer = await world.mailed(older.request, older.email);
    expect(codeOf(await world.verify(older.request, older.email, older.token))).toBe('422 mailbox-token-wrong');
    expect(codeOf(await anonymous().post(confirmation(older.locator), { token: older.token }))).toBe(
      '409 mailbox-token-expired',
    );
    expect((await anonymous().get(confirmation(older.locator))).json()).toMatchObject({
      status: 'replaced',
      triesLeft: 0,
    });
    expect(detailOf(await world.verify(older.request, older.email, newer.token)).status).toBe('verified');
  });

  it('V-M4 is bound to its request and address', async () => {
    const [one, other] = [await fresh(anAddress()), await fresh(anAddress())];
    expect(codeOf(await world.verify(one.request, one.email, other.token))).toBe('422 mailbox-token-wrong');
    const foreignCheck = `/api/v1/requests/${one.request.id}/checks/${checkOf(other.request, other.email).id}/verify`;
    expect(codeOf(await world.voice.post(foreignCheck, { token: other.token }))).toBe('404 not-found');
  });

  it('says that it was not started, and asks for what is missing', async () => {
    const email = anAddress();
    const request = await world.filled(email);
    expect(codeOf(await world.verify(request, email, newToken()))).toBe('409 not-started');
    const verify = `/api/v1/requests/${request.id}/checks/${checkOf(request, email).id}/verify`;
    await world.mailed(request, email);
    expect(codeOf(await world.voice.post(verify, {}))).toBe('422 invalid-field');
  });

  it('V-M5 the link is a locator: opening it, by GET or HEAD, changes nothing', async () => {
    const { request, email, token, locator } = await fresh(anAddress());
    expect(locator).not.toBe(token);
    const before = await world.get(request.id);
    const page = await anonymous().get(confirmation(locator));
    expect(page.json()).toMatchObject({
      email,
      enterprise: { name: 'Nordlicht Energie AG' },
      requestNumber: request.number,
      status: 'pending',
      triesLeft: 5,
    });
    expect(page.body).not.toContain(token);
    expect((await api.app.inject({ method: 'HEAD', url: confirmation(locator) })).statusCode).toBe(200);
    expect(asSaved(await world.get(request.id))).toEqual(asSaved(before));
  });

  it('an empty field is no try: who presses every button burns nothing', async () => {
    const { request, email, locator } = await fresh(anAddress());
    for (let press = 0; press < 6; press++)
      expect(codeOf(await anonymous().post(confirmation(locator), { token: ' ' }))).toBe('422 invalid-field');
    expect(checkOf(await world.get(request.id), email)).toMatchObject({
      status: 'pending',
      instructions: { triesLeft: 5 },
    });
  });

  it('scanner-opens-runs-presses: without the Token no press proves anything', async () => {
    const { request, email, locator } = await fresh(anAddress());
    for (const body of [{}, { token: '' }, { token: locator }, { status: 'verified' }])
      expect((await anonymous().post(confirmation(locator), body)).statusCode).toBe(422);
    expect((await anonymous().post(`${confirmation(locator)}/refuse`)).statusCode).toBe(200);
    expect(checkOf(await world.get(request.id), email)).toMatchObject({ status: 'failed', code: 'mailbox-refused' });
  });

  it('V-M5 typed on the page behind the link it counts like in the dialog', async () => {
    const { request, token, locator } = await fresh(anAddress());
    expect((await anonymous().post(confirmation(locator), { token })).json()).toMatchObject({
      status: 'verified',
      triesLeft: 0,
    });
    expect((await world.get(request.id)).status).toBe('verified');
    expect(codeOf(await anonymous().post(confirmation(locator), { token }))).toBe('409 mailbox-token-used');
  });

  it('who did not ask for it stops it, and the page says so afterwards', async () => {
    const { token, locator } = await fresh(anAddress());
    expect((await anonymous().post(`${confirmation(locator)}/refuse`)).json()).toMatchObject({ status: 'refused' });
    expect(codeOf(await anonymous().post(confirmation(locator), { token }))).toBe('409 link-withdrawn');
    expect(codeOf(await anonymous().post(`${confirmation(locator)}/refuse`))).toBe('409 link-withdrawn');
  });

  it('does not find a locator that nobody mailed', async () => {
    expect(codeOf(await anonymous().get(confirmation('AAAAAAAAAAAAAAAAAAAAAA')))).toBe('404 not-found');
    expect(codeOf(await anonymous().post(confirmation('x'), { token: newToken() }))).toBe('404 not-found');
  });

  it('a mailbox proven in this enterprise shows Verified at once, for whoever asks, until the period ends', async () => {
    const email = anAddress();
    const first = await world.proven(email);
    const again = await world.filled(email);
    expect(again).toMatchObject({ status: 'verified' });
    const check = checkOf(again, email);
    expect(check).toMatchObject({ status: 'verified', reused: true, validUntil: checkOf(first, email).validUntil });
    const attempts = await world.voice.get(`/api/v1/requests/${again.id}/checks/${check.id}/attempts`);
    const evidence = await world.voice.get(`/api/v1/requests/${first.id}/checks/${checkOf(first, email).id}/attempts`);
    const obtained = evidence.json<{ items: { id: string }[] }>().items[0]!.id;
    expect(attempts.json()).toMatchObject({ items: [{ outcome: 'pass', reusedFrom: obtained, identifier: email }] });
    expect(codeOf(await world.start(again, email))).toBe('409 nothing-to-start');
  });

  it('mailbox-is-not-domain: it proves no other address, and nothing in another enterprise', async () => {
    const email = anAddress();
    await world.proven(email);
    expect(statusesOf(await world.filled(email, `x.${email}`))).toEqual({
      [email]: 'verified',
      [`x.${email}`]: 'unverified',
    });
    const elsewhere = await RequestWorld.with(api);
    expect(statusesOf(await elsewhere.filled(email))).toEqual({ [email]: 'unverified' });
  });

  it('V-S3 keeps the proof of an address that stays and asks for the new one, by name and not by place', async () => {
    const [kept, added] = [anAddress(), anAddress()];
    const request = await world.proven(kept);
    const checkId = checkOf(request, kept).id;
    const edited = await world.put(request.id, 'san', { emails: [added, kept], dnsNames: [] });
    expect(edited.status).toBe('verifying');
    expect(statusesOf(edited)).toEqual({ [kept]: 'verified', [added]: 'unverified' });
    expect(checkOf(edited, kept).id).toBe(checkId);
  });

  it('V-S2 a Token for an address that left the request changes nothing', async () => {
    const { request, email, token, locator } = await fresh(anAddress());
    const other = anAddress();
    const edited = await world.put(request.id, 'san', { emails: [other], dnsNames: [] });
    expect(statusesOf(edited)).toEqual({ [other]: 'unverified' });
    expect(codeOf(await world.verify(request, email, token))).toBe('404 not-found');
    expect(codeOf(await anonymous().post(confirmation(locator), { token }))).toBe('409 link-withdrawn');
  });

  // The clock moves for good from here on.
  it('V-M3 expires after 24 hours', async () => {
    const { request, email, token, locator } = await fresh(anAddress());
    api.clock.advance({ hours: 24 });
    expect((await anonymous().get(confirmation(locator))).json()).toMatchObject({ status: 'expired', triesLeft: 0 });
    expect(checkOf(await world.get(request.id), email)).toMatchObject({
      status: 'unverified',
      code: 'mailbox-token-expired',
      instructions: null,
    });
    expect(codeOf(await world.verify(request, email, token))).toBe('409 mailbox-token-expired');
    expect(codeOf(await anonymous().post(confirmation(locator), { token }))).toBe('409 mailbox-token-expired');
  });

  it('V-P4 a proof that grew too old is expired, on the page and at Generate', async () => {
    const email = anAddress();
    const request = await world.proven(email);
    expect(request.status).toBe('verified');
    api.clock.advance({ days: 30 });
    expect(await world.get(request.id)).toMatchObject({ status: 'verifying', actions: [] });
    expect(checkOf(await world.get(request.id), email)).toMatchObject({ status: 'expired', code: 'proof-expired' });
    expect(codeOf(await world.generate(request.id))).toBe('409 checks-not-passed');
    const { token } = await world.mailed(request, email);
    expect(detailOf(await world.verify(request, email, token)).status).toBe('verified');
    expect(detailOf(await world.generate(request.id)).status).toBe('issued');
  });

  it('leaves the checks of an issued request as they were', async () => {
    const email = anAddress();
    const request = await world.proven(email);
    detailOf(await world.generate(request.id));
    api.clock.advance({ days: 400 });
    expect(checkOf(await world.get(request.id), email)).toMatchObject({ status: 'verified' });
    expect(codeOf(await world.verify(request, email, newToken()))).toBe('409 wrong-state');
  });

  it('V-P4a goes by the version that it began with, and for ages by the stricter of that and the present one', async () => {
    const request = await world.proven(anAddress());
    const operator = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'super-admin' })));
    const at = `/api/v1/profiles/${world.profileId}`;
    const { id: _id, version: _version, issuer: _issuer, ...profile } = (await operator.get(at)).json<Profile>();
    const changed = await operator.put(at, { ...profile, mailboxValidityDays: 7, validationType: 'none' });
    expect(changed.statusCode, changed.body).toBe(200);
    expect(await world.get(request.id)).toMatchObject({ profile: { version: 1, validationType: 'mailbox' } });
    api.clock.advance({ days: 8 });
    expect(codeOf(await world.generate(request.id))).toBe('409 checks-not-passed');
  });
});
