import type { Permission, Session } from '@countersign/contracts';

const id = '0198c0de-0000-7000-8000-000000000001';

/** An operator with these permissions everywhere. */
export const anOperator = (...permissions: Permission[]): Session => ({
  user: { id, name: 'Jana Kovář', email: 'jana.kovar@ra.example', kind: 'operator', locale: 'en' },
  permissions,
  enterprises: [],
  mfa: { enrolled: [], satisfiedAt: null, required: false },
  expiresAt: '2026-12-01T00:00:00.000Z',
});

/** A member of one enterprise with these permissions in it. */
export const aMember = (enterpriseId: string, ...permissions: Permission[]): Session => ({
  ...anOperator(),
  user: { id, name: 'Mila Hansen', email: 'mila@nordlicht.example', kind: 'member', locale: 'en' },
  enterprises: [
    {
      id: enterpriseId,
      name: 'Nordlicht Energie AG',
      role: { id, key: 'enterprise-user', name: 'Enterprise User' },
      permissions,
    },
  ],
});
