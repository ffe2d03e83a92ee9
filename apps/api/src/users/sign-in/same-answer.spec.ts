import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../shared/ids';
import { specApi } from '../../testing/spec-api';
import { timeRatio } from '../../testing/same-time';
import { aPerson, type SpecPerson } from '../testing';
import { Passwords } from './passwords';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '100000' } });
const wrong = 'not the password';
const signIn = (email: string) => api.anonymous().post('/api/v1/session', { email, password: wrong });
const ask = (email: string) => api.anonymous().post('/api/v1/password-resets', { email });
const nobody = () => `nobody.${newId()}@nordlicht.example`;

let ada: SpecPerson;
let blocked: SpecPerson;
beforeAll(async () => {
  ada = await aPerson(api.db);
  blocked = await aPerson(api.db, { status: 'blocked' });
  // as costly as those that people set
  const hash = await api.app.get(Passwords).hash('wind over the harbour');
  await api.db.query('update person set password_hash = $1', [hash]);
});
const alike = async (one: () => Promise<unknown>, other: () => Promise<unknown>) => {
  const ratio = await timeRatio(one, other);
  expect(ratio).toBeGreaterThan(0.9);
  expect(ratio).toBeLessThan(1.1);
};

/** S10: medians within ten percent. */
describe('nobody learns from time', { timeout: 120_000 }, () => {
  it('whether an address has an account, at a sign-in', () =>
    alike(
      () => signIn(ada.email),
      () => signIn(nobody()),
    ));
  it('whether somebody is blocked', () =>
    alike(
      () => signIn(ada.email),
      () => signIn(blocked.email),
    ));
  it('whether an address has an account, from a forgotten password', () =>
    alike(
      () => ask(ada.email),
      () => ask(nobody()),
    ));
});
