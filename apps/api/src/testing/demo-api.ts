import { beforeAll } from 'vitest';
import { AppModule } from '../app.module';
import { DemoModule } from '../demo/demo.module';
import { operator } from '../demo/demo-people';
import { callerFor } from '../users/testing';
import { specApi, type SpecApi, type Voice } from './spec-api';

/** The application with the demo's rows, an invitation that waits and a token: something stands behind every address. */
export function demoApi(environment: Readonly<Record<string, string>> = {}): SpecApi {
  const business = { module: AppModule, imports: [DemoModule] };
  const api = specApi({ business, environment: { DEMO: '1', RATE_LIMIT_FACTOR: '1000', ...environment } });
  beforeAll(async () => {
    const jana = await demoOperator(api);
    const [house] = await api.db.query<{ id: string }[]>(`select id from enterprise where name like 'Nordlicht%'`);
    const bob = { name: 'Bob', email: 'bob@nordlicht.example', role: 'enterprise-user' };
    const invited = await jana.post(`/api/v1/enterprises/${house?.id ?? ''}/invitations`, bob);
    const expiresAt = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    const token = await jana.post('/api/v1/me/api-tokens', { name: 'spec', scopes: ['requests:read'], expiresAt });
    for (const { statusCode, body } of [invited, token]) if (statusCode !== 201) throw new Error(body);
  });
  return api;
}

/** Who may do everything, and is somebody. */
export async function demoOperator(api: SpecApi): Promise<Voice> {
  const [person] = await api.db.query<{ id: string }[]>('select id from person where email = $1', [operator.email]);
  return api.as(await callerFor(api.db, { id: person?.id ?? '' }));
}
