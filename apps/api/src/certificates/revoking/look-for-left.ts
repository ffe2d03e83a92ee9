import { Injectable, Logger } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { FindEnterprises } from '../../enterprises';
import { CertificateStore, type TrustedCertificate } from '../certificate.store';
import type { IssuanceRow } from '../issuing/issuance.entity';
import { IssuanceStore } from '../issuing/issuance.store';

/** One time over the certificates of an enterprise that is gone, begun after `after`. */
export interface Round {
  readonly enterpriseId: string;
  readonly after: string | null;
  readonly round: number;
}

const SOON = 2 * 60_000;
const DAY = 86_400_000;
/** So many rounds come soon after each other; what is left then is named, and tried every day. */
const ROUNDS = 5;
/** As many as one record names. */
const NAMED = 200;

/**
 * At the end of a round: whether there must be another. There is a second in any case, and one more as long as anything is trusted or a CA is
 * making something. What can't be revoked is written down, and still tried every day until it has ended.
 */
@Injectable()
export class LookForLeft {
  private readonly logger = new Logger('revoking');

  constructor(
    private readonly certificates: CertificateStore,
    private readonly issuances: IssuanceStore,
    private readonly enterprises: FindEnterprises,
  ) {}

  async run(tx: Tx, { enterpriseId, round }: Round): Promise<void> {
    // in this order: what is settled in between is seen as trusted
    const open = await this.issuances.openOf(tx.manager, enterpriseId);
    const trusted = await this.certificates.trustedOf(tx, { enterpriseId, after: null }, NAMED);
    if (round > 0 && trusted.length + open.length === 0) return;

    const isMade = open.some(({ state }) => state !== 'unknown');
    const pause = isMade || round < ROUNDS ? SOON : DAY;
    const next: Round = { enterpriseId, after: null, round: round + 1 };
    tx.job('revoke-of-deleted', next, { startAfter: new Date(tx.now.getTime() + pause) });
    if (round === ROUNDS || pause === DAY) await this.writeDown(tx, enterpriseId, trusted, open);
  }

  private async writeDown(
    tx: Tx,
    enterpriseId: string,
    trusted: readonly TrustedCertificate[],
    open: readonly IssuanceRow[],
  ): Promise<void> {
    const label = (await this.enterprises.names(tx.manager, [enterpriseId])).get(enterpriseId) ?? '';
    const certificates = trusted.map(({ serial }) => serial);
    const requests = open.map(({ order, state }) => ({ number: order.requestNumber, state }));
    this.logger.error(`${certificates.length} certificates of ${label}, which was deleted, are still trusted`);
    const object = { type: 'enterprise', id: enterpriseId, label, enterpriseId };
    tx.audit('enterprise.certificates-left', object, { after: { certificates, requests } });
  }
}
