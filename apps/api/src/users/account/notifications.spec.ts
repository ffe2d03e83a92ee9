import type { Notification } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { newId } from '../../shared/ids';
import { type Answer, specApi, type Voice } from '../../testing/spec-api';
import { linkOf } from '../invitations/testing';
import { aPerson, aRole } from '../testing';
import { SweepAccounts } from './sweep-accounts';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const bell = '/api/v1/me/notifications';
const listOf = async (voice: Voice) => (await voice.get(bell)).json<{ items: Notification[] }>().items;

const anAdmin = async () => {
  const enterprise = await anEnterprise(api.db);
  await aRole(api.db, enterprise.id, 'enterprise-user');
  const person = await aPerson(api.db, { in: { [enterprise.id]: 'enterprise-admin' } });
  const voice = await api.signIn(person.email, person.password);
  const invite = async (name: string) => {
    const wanted = { name, email: `${newId()}@nordlicht.example`, role: 'enterprise-user' };
    const invited = await voice.post(`/api/v1/enterprises/${enterprise.id}/invitations`, wanted);
    return `/api/v1${await linkOf(api, invited.json<{ id: string }>().id)}`;
  };
  return { enterprise, person, voice, invite };
};
const faults = (answer: Answer) => answer.json<{ errors: { path: string; code: string }[] }>().errors;

describe('who invited', () => {
  it('hears who accepted and who declined, newest first, with the page where it shows', async () => {
    const { enterprise, voice, invite } = await anAdmin();
    await api.anonymous().post(`${await invite('Bob')}/accept`, { password: 'wind over the sea' });
    api.clock.advance({ seconds: 1 });
    await api.anonymous().post(`${await invite('Eve')}/decline`, {});
    expect((await listOf(voice)).map(({ text, link, readAt }) => [text, link, readAt])).toEqual([
      ['Eve declined your invitation.', `/enterprises/${enterprise.id}/invitations`, null],
      ['Bob accepted your invitation.', `/enterprises/${enterprise.id}/members`, null],
    ]);
  });

  it('reads them once; those of others stay as they are', async () => {
    const [ada, eve] = [await anAdmin(), await anAdmin()];
    for (const { invite } of [ada, eve]) await api.anonymous().post(`${await invite('Bob')}/decline`, {});
    const [hers] = await listOf(eve.voice);
    const [mine] = await listOf(ada.voice);
    const ids = [mine?.id, hers?.id, newId()];
    expect((await ada.voice.post(`${bell}/read`, { ids })).statusCode).toBe(204);
    const [read] = await listOf(ada.voice);
    expect(read?.readAt).not.toBeNull();
    api.clock.advance({ seconds: 1 });
    await ada.voice.post(`${bell}/read`, { ids });
    expect(await listOf(ada.voice)).toEqual([read]);
    expect((await listOf(eve.voice))[0]?.readAt).toBeNull();
    expect(faults(await ada.voice.post(`${bell}/read`, { ids: ['x'], all: true }))).toHaveLength(2);
  });

  it('keeps them half a year', async () => {
    const { person, voice, invite } = await anAdmin();
    await api.anonymous().post(`${await invite('Bob')}/decline`, {});
    expect(await listOf(voice)).toHaveLength(1);
    api.clock.advance({ days: 179 });
    await api.app.get(SweepAccounts).run();
    expect(await listOf(await api.signIn(person.email, person.password))).toHaveLength(1);
    api.clock.advance({ days: 2 });
    await api.app.get(SweepAccounts).run();
    expect(await listOf(await api.signIn(person.email, person.password))).toEqual([]);
  });
});
