import { describe, expect, it } from 'vitest';
import { StartNotes } from '../shared/start-notes';
import { specApi } from '../testing/spec-api';
import { FirstOperator } from './first-operator';

const printed = (notes: StartNotes) => /\/invitations\/[\w-]{43}/.exec(notes.block('', ''))?.[0] ?? '';

describe('the first operator', () => {
  const api = specApi();
  const link = () => `/api/v1${printed(api.app.get(StartNotes))}`;

  it('opens the link that the start printed, sets a password and may do everything', async () => {
    const page = await api.anonymous().get(link());
    expect(page.json()).toMatchObject({
      enterprise: null,
      invitedBy: null,
      email: 'operator@localhost',
      role: { name: 'Super administrator' },
      status: 'pending',
    });
    const accepted = await api.anonymous().post(`${link()}/accept`, { name: 'Olive', password: 'wind over the sea' });
    expect(accepted.json()).toEqual({ status: 'accepted', signInRequired: false });
    const olive = await api.signIn('operator@localhost', 'wind over the sea');
    expect((await olive.get('/api/v1/me')).json()).toMatchObject({ kind: 'operator', role: { key: 'super-admin' } });
  });

  it('is one: the next start prints nothing', async () => {
    const notes = new StartNotes();
    const first = api.app.get(FirstOperator);
    Object.assign(first, { notes });
    await first.onApplicationBootstrap();
    expect(printed(notes)).toBe('');
  });
});

describe('a start without any operator', () => {
  const api = specApi();
  it('prints a new link, and the older one ends', async () => {
    const older = printed(api.app.get(StartNotes));
    const notes = new StartNotes();
    const first = api.app.get(FirstOperator);
    Object.assign(first, { notes });
    await first.onApplicationBootstrap();
    expect(printed(notes)).not.toBe(older);
    expect((await api.anonymous().get(`/api/v1${older}`)).json()).toMatchObject({ status: 'withdrawn' });
    expect((await api.anonymous().get(`/api/v1${printed(notes)}`)).json()).toMatchObject({ status: 'pending' });
  });

  it('ends the printed link once somebody came in by the configuration', async () => {
    const notes = new StartNotes();
    const first = api.app.get(FirstOperator);
    Object.assign(first, { notes });
    await first.onApplicationBootstrap();
    const bootstrap = { email: 'olive@nordlicht.example', password: 'wind over the sea' };
    Object.assign(first, { config: { bootstrap, demo: false, publicUrl: 'http://localhost:3000' } });
    await first.onApplicationBootstrap();
    const late = await api.anonymous().post(`/api/v1${printed(notes)}/accept`, { password: 'wind over the hills' });
    expect(late.json()).toMatchObject({ status: 409, code: 'link-withdrawn' });
  });
});

describe('BOOTSTRAP_EMAIL and BOOTSTRAP_PASSWORD', () => {
  const api = specApi({
    environment: { BOOTSTRAP_EMAIL: 'olive@nordlicht.example', BOOTSTRAP_PASSWORD: 'wind over the sea' },
  });
  it('make the first operator, and no link', async () => {
    const olive = await api.signIn('olive@nordlicht.example', 'wind over the sea');
    expect((await olive.get('/api/v1/session')).json()).toMatchObject({ user: { kind: 'operator' } });
    expect(printed(api.app.get(StartNotes))).toBe('');
  });
});
