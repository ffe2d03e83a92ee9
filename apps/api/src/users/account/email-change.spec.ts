import type { EmailChange, PendingEmailChange, User } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { newId } from '../../shared/ids';
import { type Answer, specApi, type Voice } from '../../testing/spec-api';
import { enrol } from '../second-factor/testing';
import { aPerson } from '../testing';
import { jobsDone, mailsTo, mailTo } from './testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const email = '/api/v1/me/email';
const codeOf = (answer: Answer) => `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
const fresh = () => `zoe.${newId().slice(-12)}@nordlicht.example`;
const somebody = async () => {
  const person = await aPerson(api.db);
  return { person, voice: await api.signIn(person.email, person.password) };
};
const tokenFor = async (address: string, howMany = 1) =>
  (await mailTo<{ token: string }>(api, address, 'email-change', howMany)).token;
const confirm = (voice: Voice, token: string) => voice.post(`${email}/confirm`, { token });

describe('moving an account to another address', () => {
  it('asks for a Token that went there, and tells the old one twice', async () => {
    const { person, voice } = await somebody();
    const address = fresh();
    const asked = await voice.post(email, { email: address });
    const { expiresAt, ...rest } = asked.json<EmailChange>();
    expect([asked.statusCode, rest]).toEqual([202, { email: address }]);
    expect(Math.round((new Date(expiresAt).getTime() - api.clock.now().getTime()) / 3600_000)).toBe(24);
    expect(await mailTo(api, person.email, 'account-changed')).toMatchObject({
      what: expect.stringContaining('Nothing has changed yet') as string,
    });
    expect((await voice.get('/api/v1/me')).json<User>().email).toBe(person.email);

    const token = await tokenFor(address);
    expect(token).toMatch(/^[A-Z2-7]{5}(-[A-Z2-7]{5}){3}-[A-Z2-7]{6}$/);
    const confirmed = await confirm(voice, token.toLowerCase().replaceAll('-', ' '));
    expect([confirmed.statusCode, confirmed.json<User>().email]).toEqual([200, address]);
    await expect(api.signIn(person.email, person.password)).rejects.toThrow('401');
    await api.signIn(address, person.password);
    expect(await mailTo(api, person.email, 'account-changed', 2)).toMatchObject({
      what: expect.stringContaining('signs nobody in any more') as string,
    });
    expect(codeOf(await confirm(voice, token))).toBe('409 wrong-state');
  });

  it('keeps only the hash of the Token, and it is in no answer', async () => {
    const { person, voice } = await somebody();
    const address = fresh();
    const asked = await voice.post(email, { email: address });
    const token = await tokenFor(address);
    const [row] = await api.db.query<{ all: string }[]>(
      `select e::text || (select string_agg(a::text, '') from audit_record a) as all from email_change e where person_id = $1`,
      [person.id],
    );
    for (const secret of [token, token.replaceAll('-', '')]) {
      expect(row?.all).not.toContain(secret);
      expect(asked.body).not.toContain(secret);
    }
  });

  it('allows five tries', async () => {
    const { voice } = await somebody();
    const address = fresh();
    await voice.post(email, { email: address });
    const token = await tokenFor(address);
    for (const triesLeft of [4, 3, 2, 1]) {
      const wrong = await confirm(voice, 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAAA');
      expect(wrong.json()).toMatchObject({ status: 422, code: 'mailbox-token-wrong', triesLeft });
    }
    expect(codeOf(await confirm(voice, 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAAA'))).toBe('409 mailbox-token-burnt');
    expect(codeOf(await confirm(voice, token))).toBe('409 mailbox-token-burnt');
  });

  it('ends after a day, and with the next request for one', async () => {
    const { person, voice } = await somebody();
    const address = fresh();
    await voice.post(email, { email: address });
    const first = await tokenFor(address);
    await voice.post(email, { email: address });
    const second = await tokenFor(address, 2);
    expect(codeOf(await confirm(voice, first))).toBe('422 mailbox-token-wrong');
    api.clock.advance({ hours: 25 });
    const later = await api.signIn(person.email, person.password);
    expect(codeOf(await confirm(later, second))).toBe('409 mailbox-token-expired');
  });

  it('answers alike where the address is somebody else’s, and nothing comes of it', async () => {
    const [{ voice }, other] = [await somebody(), await aPerson(api.db)];
    const shape = (answer: Answer) => `${answer.statusCode} ${answer.body.replace(/"(email|expiresAt)":"[^"]*"/g, '')}`;
    const taken = await voice.post(email, { email: other.email.toUpperCase() });
    expect(shape(taken)).toBe(shape(await voice.post(email, { email: fresh() })));
    await voice.post(email, { email: other.email });
    await jobsDone(api, 'email-token');
    expect(await mailsTo(api, other.email, 'email-change')).toEqual([]);
    expect(codeOf(await confirm(voice, 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAAA'))).toBe('422 mailbox-token-wrong');
  });

  it('loses against who took the address meanwhile', async () => {
    const { person, voice } = await somebody();
    const address = fresh();
    await voice.post(email, { email: address });
    const token = await tokenFor(address);
    await aPerson(api.db, { email: address });
    expect(codeOf(await confirm(voice, token))).toBe('409 already-exists');
    expect((await voice.get('/api/v1/me')).json<User>().email).toBe(person.email);
  });

  it('shows what waits until it is withdrawn, and the Token is void then', async () => {
    const { voice } = await somebody();
    const address = fresh();
    const pending = async () => (await voice.get(email)).json<PendingEmailChange>();
    expect(await pending()).toEqual({ email: null, expiresAt: null });
    const asked = (await voice.post(email, { email: address })).json<EmailChange>();
    expect(await pending()).toEqual(asked);
    const token = await tokenFor(address);
    expect((await voice.delete(email)).statusCode).toBe(204);
    expect(await pending()).toEqual({ email: null, expiresAt: null });
    expect(codeOf(await confirm(voice, token))).toBe('409 wrong-state');
    expect((await voice.delete(email)).statusCode).toBe(204);
  });

  it('waits no longer than its Token works, and for nobody else', async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    await ada.voice.post(email, { email: fresh() });
    expect((await eve.voice.get(email)).json()).toEqual({ email: null, expiresAt: null });
    await eve.voice.delete(email);
    expect((await ada.voice.get(email)).json<PendingEmailChange>().email).not.toBeNull();
    api.clock.advance({ hours: 25 });
    const later = await api.signIn(ada.person.email, ada.person.password);
    expect((await later.get(email)).json()).toEqual({ email: null, expiresAt: null });
  });

  it('needs a fresh second factor where there is one', async () => {
    const { voice } = await somebody();
    const enrolled = await enrol(api, voice);
    api.clock.advance({ minutes: 11 });
    expect(codeOf(await enrolled.voice.post(email, { email: fresh() }))).toBe('403 step-up-required');
  });

  it('is no Token of somebody else', async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    const address = fresh();
    await ada.voice.post(email, { email: address });
    const token = await tokenFor(address);
    expect(codeOf(await confirm(eve.voice, token))).toBe('409 wrong-state');
  });

  describe('again and again', () => {
    const strict = specApi();
    it('floods no mailbox', async () => {
      const ada = await aPerson(strict.db);
      const voice = await strict.signIn(ada.email, ada.password);
      const address = fresh();
      const ask = async () => (await voice.post(email, { email: address })).statusCode;
      expect([await ask(), await ask()]).toEqual([202, 429]);
      for (const expected of [202, 202, 429]) {
        strict.clock.advance({ seconds: 61 });
        expect(await ask()).toBe(expected);
      }
    });
  });
});
