import type { Enterprise, RequestSummary } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { AppModule } from '../app.module';
import { StartNotes } from '../shared/start-notes';
import { specApi } from '../testing/spec-api';
import { DemoModule } from './demo.module';
import { DEMO_PASSWORD, nordlichtAdmin, nordlichtUser, operator } from './demo-people';
import { FillDemo } from './fill-demo';

const api = specApi({ business: { module: AppModule, imports: [DemoModule] }, environment: { DEMO: '1' } });
const numbers = async (email: string) => {
  const person = await api.signIn(email, DEMO_PASSWORD);
  const { items } = (await person.get('/api/v1/requests?sort=number:asc')).json<{ items: RequestSummary[] }>();
  return items.map(({ number, status }) => `${number} ${status}`);
};

describe('the demo', () => {
  it('shows an operator two enterprises with requests in every state of an ordinary day', async () => {
    const jana = await api.signIn(operator.email, DEMO_PASSWORD);
    const { items } = (await jana.get('/api/v1/enterprises')).json<{ items: Enterprise[] }>();
    expect(items.map(({ name, counts }) => [name, counts])).toEqual([
      ['Kestrel Insurance Ltd', { members: 1, domains: 0, openRequests: 1, certificates: 1 }],
      ['Nordlicht Energie AG', { members: 2, domains: 2, openRequests: 4, certificates: 2 }],
    ]);
    const states = (await numbers(operator.email)).map((one) => one.split(' ')[1]);
    expect(states).toEqual(['issued', 'issued', 'verified', 'verifying', 'verifying', 'draft', 'issued', 'verifying']);
  });

  it('shows an admin the whole of theirs, and a user their own', async () => {
    expect(await numbers(nordlichtAdmin.email)).toHaveLength(6);
    expect(await numbers(nordlichtUser.email)).toHaveLength(3);
  });

  it('says at the start as whom to sign in, and prints no link', () => {
    const block = api.app.get(StartNotes).block('Countersign', 'http://localhost:3000');
    for (const { email } of [operator, nordlichtAdmin, nordlichtUser])
      expect(block).toContain(`  e-mail ${email}  password ${DEMO_PASSWORD}`);
    expect(block).not.toContain('/invitations/');
  });

  it('is made once: the next start adds nothing', async () => {
    const rows = () =>
      api.db.query<object[]>(
        'select (select count(*) from request) r, (select count(*) from audit_record) a, (select count(*) from person) p',
      );
    const before = await rows();
    await api.app.get(FillDemo, { strict: false }).onApplicationBootstrap();
    expect(await rows()).toEqual(before);
  });
});
