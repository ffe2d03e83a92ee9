import type { AuditEvent, Page } from '@countersign/contracts';

/** Jana Kovář approved a request of an enterprise. */
export const anEvent = (parts: Partial<AuditEvent> = {}): AuditEvent => ({
  id: '0198c0de-0000-7000-8000-00000000000e',
  chain: '0198c0de-0000-7000-8000-00000000000a',
  sequence: 4111,
  at: '2026-11-25T14:25:07.000Z',
  actor: { type: 'person', id: '0198c0de-0000-7000-8000-000000000001', name: 'Jana Kovář' },
  action: 'request.approved',
  object: { type: 'request', id: '0198c0de-0000-7000-8000-00000000000f', label: 'REQ-000411' },
  enterpriseId: '0198c0de-0000-7000-8000-00000000000a',
  ip: '203.0.113.7',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  before: { status: 'verified' },
  after: { status: 'approved' },
  previousHash: 'a'.repeat(64),
  hash: 'b'.repeat(64),
  ...parts,
});

export const aPageOf = (...items: AuditEvent[]): Page<AuditEvent> => ({
  items,
  page: 1,
  size: 25,
  total: items.length,
  totalIsExact: true,
  next: null,
  prev: null,
});
