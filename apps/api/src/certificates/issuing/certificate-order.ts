import type { CaOrder } from '../../connectors';

/** All that is decided about a certificate before anybody is asked to sign it. */
export interface CertificateOrder extends CaOrder {
  readonly connectorId: string;
  readonly profile: { readonly id: string; readonly version: number; readonly name: string };
  readonly ownerId: string | null;
  readonly requesterId: string;
  readonly requestNumber: string;
}

/** As it is kept in its row: `json`, so that it comes back as it was written. */
export type StoredOrder = Omit<CertificateOrder, 'spki' | 'notBefore' | 'notAfter'> & {
  readonly spki: string;
  readonly notBefore: string;
  readonly notAfter: string;
};

export const stored = (order: CertificateOrder): StoredOrder => ({
  ...order,
  spki: order.spki.toString('base64'),
  notBefore: order.notBefore.toISOString(),
  notAfter: order.notAfter.toISOString(),
});

export const restored = (order: StoredOrder): CertificateOrder => ({
  ...order,
  spki: Buffer.from(order.spki, 'base64'),
  notBefore: new Date(order.notBefore),
  notAfter: new Date(order.notAfter),
});
