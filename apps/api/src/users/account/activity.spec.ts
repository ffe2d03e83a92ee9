import type { AuditEvent, Page } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { type Answer, specApi, type Voice } from '../../testing/spec-api';
import { aPerson } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const activity = '/api/v1/me/activity';
const listOf = async (voice: Voice, query = '') => (await voice.get(`${activity}${query}`)).json<Page<AuditEvent>>();
const actions = ({ items }: Page<AuditEvent>) => items.map(({ action }) => action);
const faultsOf = (answer: Answer) =>
  answer.json<{ errors: { path: string; code: string }[] }>().errors.map(({ path, code }) => `${path} ${code}`);

const busy = async () => {
  const person = await aPerson(api.db);
  const voice = await api.signIn(person.email, person.password);
  for (const name of ['One', 'Two']) {
    api.clock.advance({ seconds: 1 });
    await voice.patch('/api/v1/me', { name });
  }
  return { person, voice };
};

describe('one’s own activity', () => {
  it('is what one did, newest first, with what changed and where it came from', async () => {
    const { person, voice } = await busy();
    const page = await listOf(voice);
    expect(actions(page)).toEqual(['person.changed', 'person.changed', 'session.opened']);
    expect(page.items[0]).toMatchObject({
      actor: { type: 'person', id: person.id },
      object: { type: 'person', id: person.id },
      before: { name: 'One' },
      after: { name: 'Two' },
      ip: '127.0.0.1',
    });
  });

  it('is nobody else’s, whatever is asked for', async () => {
    const [ada, eve] = [await busy(), await busy()];
    const { items } = await listOf(eve.voice);
    expect(items.every(({ actor }) => actor.id === eve.person.id)).toBe(true);
    for (const filter of [`actorId=${ada.person.id}`, 'actorType=job', 'enterpriseId='])
      expect(faultsOf(await eve.voice.get(`${activity}?${filter}`))).toEqual([
        `?${filter.split('=')[0]!} unknown-filter`,
      ]);
    expect((await listOf(eve.voice, `?objectId=${ada.person.id}`)).items).toEqual([]);
    const operator = await aPerson(api.db, { operatorRole: 'super-admin' });
    expect(actions(await listOf(await api.signIn(operator.email, operator.password)))).toEqual(['session.opened']);
  });

  it('is filtered and paged', async () => {
    const { voice } = await busy();
    expect(actions(await listOf(voice, '?action=session.'))).toEqual(['session.opened']);
    const first = await listOf(voice, '?size=2');
    expect([first.items.length, first.total]).toEqual([2, 3]);
    expect(actions(await listOf(voice, `?size=2&cursor=${first.next ?? ''}`))).toEqual(['session.opened']);
  });
});
