import { beforeAll } from 'vitest';
import { AppModule } from '../app.module';
import { DemoModule } from '../demo/demo.module';
import { DEMO_PASSWORD, nordlichtUser, operator } from '../demo/demo-people';
import { UnitOfWork } from '../database/unit-of-work';
import { jobCaller } from '../shared/access/caller';
import { StartActivation } from '../users';
import { callerFor } from '../users/testing';
import { specApi, type Answer, type SpecApi, type Voice } from './spec-api';

/** The application with the demo's rows, and of what the demo has none, one: something stands behind every address. */
export function demoApi(environment: Readonly<Record<string, string>> = {}): SpecApi {
  const business = { module: AppModule, imports: [DemoModule] };
  const api = specApi({ business, environment: { DEMO: '1', RATE_LIMIT_FACTOR: '1000', ...environment } });
  beforeAll(async () => {
    const jana = await demoOperator(api);
    const [house] = await api.db.query<{ id: string; role: string }[]>(
      `select e.id, r.id as role from enterprise e join role r on r.enterprise_id = e.id and r.is_default where e.name like 'Nordlicht%'`,
    );
    if (!house) throw new Error('The demo has no Nordlicht');
    const at = `/api/v1/enterprises/${house.id}/invitations`;
    const bob = { name: 'Bob', email: 'bob@nordlicht.example', role: 'enterprise-user' };
    const invited = await jana.post(at, bob);
    const assigned = await assignDomain(api, jana, house.id, 'nordlicht.example');
    const many = await jana.post(`${at}/bulk`, 'name,email,role\n', { 'content-type': 'text/csv' });
    await api.app.get(UnitOfWork).run(jobCaller('spec'), async (tx) => {
      const mia = { name: 'Mia', email: 'mia@nordlicht.example', invitedBy: null };
      await api.app.get(StartActivation).run(tx, { ...mia, enterpriseId: house.id, roleId: house.role });
    });
    const reset = await api.anonymous().post('/api/v1/password-resets', { email: nordlichtUser.email });
    await api.signIn(nordlichtUser.email, DEMO_PASSWORD);
    const expiresAt = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    const token = await jana.post('/api/v1/me/api-tokens', { name: 'spec', scopes: ['requests:read'], expiresAt });
    for (const { statusCode, body } of [invited, assigned, many, reset, token])
      if (statusCode > 202) throw new Error(body);
  });
  return api;
}

/** Who may do everything, and is somebody. */
export async function demoOperator(api: SpecApi): Promise<Voice> {
  const [person] = await api.db.query<{ id: string }[]>('select id from person where email = $1', [operator.email]);
  return api.as(await callerFor(api.db, { id: person?.id ?? '' }));
}

/** To the demo's user. */
export async function assignDomain(api: SpecApi, voice: Voice, enterpriseId: string, domain: string): Promise<Answer> {
  const [mila] = await api.db.query<{ id: string }[]>('select id from person where email = $1', [nordlichtUser.email]);
  return voice.post(`/api/v1/enterprises/${enterpriseId}/domain-assignments`, { domain, userId: mila?.id });
}
