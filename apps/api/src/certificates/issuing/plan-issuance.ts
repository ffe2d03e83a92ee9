import { Injectable } from '@nestjs/common';
import { CaConnectors, FindConnectors } from '../../connectors';
import type { Tx } from '../../database/tx';
import { RaError } from '../../shared/problem';
import { stored, type CertificateOrder } from './certificate-order';
import { IssuanceRow } from './issuance.entity';

/** Fixes serial number and exact bytes of a certificate in the transaction that decides to issue it. A request has one plan; only a refused one may be replaced. */
@Injectable()
export class PlanIssuance {
  constructor(
    private readonly findConnectors: FindConnectors,
    private readonly caConnectors: CaConnectors,
  ) {}

  async run(tx: Tx, order: CertificateOrder): Promise<void> {
    const { connectorId, requestId, enterpriseId } = order;
    const connector = (await this.findConnectors.run(tx.manager, [connectorId])).get(connectorId);
    if (!connector?.active) throw new RaError('connector-inactive', { params: { connector: connector?.name ?? '' } });
    const before = await tx.manager.findOneBy(IssuanceRow, { requestId });
    if (before && before.state !== 'refused') throw new RaError('wrong-state');

    const ca = await this.caConnectors.of(connectorId, tx.manager);
    const { serial, tbs } = await ca.prepare(order);
    if (before) await tx.manager.delete(IssuanceRow, { requestId, state: 'refused' });
    const plan = { state: 'planned', worker: null, tries: 0, plannedAt: tx.now, settledAt: null } as const;
    await tx.manager.insert(IssuanceRow, {
      requestId,
      enterpriseId,
      connectorId,
      order: stored(order),
      serial,
      tbs,
      ...plan,
    });
  }
}
