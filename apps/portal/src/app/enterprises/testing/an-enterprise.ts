import type { Enterprise } from '@countersign/contracts';

export const anEnterprise = (over: Partial<Enterprise> = {}): Enterprise => ({
  id: '01890000-0000-7000-8000-000000000001',
  name: 'Nordlicht Energie AG',
  assumedName: null,
  phone: null,
  address: null,
  owner: null,
  active: true,
  createdAt: '2026-11-25T14:00:00.000Z',
  counts: { members: 0, domains: 0, openRequests: 0, certificates: 0 },
  tokenMailsPerHour: 50,
  ...over,
});
