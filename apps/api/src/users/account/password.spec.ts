import { describe, expect, it } from 'vitest';
import { type Answer, specApi } from '../../testing/spec-api';
import { aPerson } from '../testing';
import { mailsTo, mailTo } from './testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const password = '/api/v1/me/password';
const next = 'wind over the forest';
const faultsOf = (answer: Answer) =>
  answer.json<{ errors: { path: string; code: string }[] }>().errors.map(({ path, code }) => `${path} ${code}`);

describe('changing one’s password', () => {
  it('ends the other sessions, gives this one a new id, and is told by mail', async () => {
    const ada = await aPerson(api.db);
    const voice = await api.signIn(ada.email, ada.password);
    const other = await api.signIn(ada.email, ada.password);
    const answer = await voice.put(password, { current: ada.password, next });
    expect([answer.statusCode, answer.cookies.map(({ name }) => name)]).toEqual([204, ['countersign', 'XSRF-TOKEN']]);
    const renewed = api.withCookiesOf(answer);
    expect(await Promise.all([voice, other, renewed].map(async (one) => (await one.get('/api/v1/session')).statusCode))).toEqual([401, 401, 200]); // prettier-ignore
    await expect(api.signIn(ada.email, ada.password)).rejects.toThrow('401');
    await api.signIn(ada.email, next);
    expect(await mailTo(api, ada.email, 'account-changed')).toMatchObject({ what: 'Your password was changed.' });
  });

  it('needs the right one, and changes nothing without', async () => {
    const ada = await aPerson(api.db);
    const voice = await api.signIn(ada.email, ada.password);
    const answer = await voice.put(password, { current: 'not the password', next });
    expect([answer.statusCode, faultsOf(answer)]).toEqual([422, ['/current invalid-credentials']]);
    await api.signIn(ada.email, ada.password);
    expect(await mailsTo(api, ada.email, 'account-changed')).toEqual([]);
  });

  it.each([
    ['short', 'invalid-field'],
    ['x'.repeat(129), 'invalid-field'],
    ['password1234', 'password-common'],
    ['AdaLovelace1815', 'password-own-name'],
    [undefined, 'required'],
  ])('refuses %s', async (wanted, code) => {
    const ada = await aPerson(api.db);
    const voice = await api.signIn(ada.email, ada.password);
    const answer = await voice.put(password, { current: ada.password, next: wanted });
    expect([answer.statusCode, faultsOf(answer)]).toEqual([422, [`/next ${code}`]]);
  });

  it('takes 12 to 128 characters of any script, pasted or typed', async () => {
    const ada = await aPerson(api.db);
    const voice = await api.signIn(ada.email, ada.password);
    const longest = 'ß名 '.repeat(43).slice(0, 128);
    expect((await voice.put(password, { current: ada.password, next: longest })).statusCode).toBe(204);
    await api.signIn(ada.email, longest);
  });

  describe('by guessing the older one', () => {
    const strict = specApi();
    it('is slowed', async () => {
      const ada = await aPerson(strict.db);
      const voice = await strict.signIn(ada.email, ada.password);
      const statuses = [];
      for (let i = 0; i < 11; i++)
        statuses.push((await voice.put(password, { current: `not the password ${i}`, next })).statusCode);
      expect([statuses.filter((one) => one === 422).length, statuses.at(-1)]).toEqual([10, 429]);
    });
  });
});
