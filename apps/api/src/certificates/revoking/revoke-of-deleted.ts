import { Injectable, Logger } from '@nestjs/common';
import { Handles } from '../../database/handlers';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import { EnterpriseDeleted } from '../../enterprises';
import { Job } from '../../jobs';
import { type Caller, jobCaller } from '../../shared/access/caller';
import { errorText } from '../../shared/error-text';
import { RaError } from '../../shared/problem';
import { CertificateStore, type TrustedCertificate } from '../certificate.store';
import { LookForLeft, type Round } from './look-for-left';
import { MarkRevoked } from './mark-revoked';

const BATCH = 100;
const caller: Caller = { ...jobCaller('enterprise-deleted'), everywhere: ['certificates:revoke'] };

/**
 * Nobody answers any more for what was certified to an enterprise that is gone. Each certificate is revoked in a transaction of its own,
 * and what is trusted is read anew each time: twice, after a death or beside another process comes to the same.
 */
@Injectable()
export class RevokeOfDeleted {
  private readonly logger = new Logger('revoking');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly certificates: CertificateStore,
    private readonly markRevoked: MarkRevoked,
    private readonly lookForLeft: LookForLeft,
  ) {}

  @Handles(EnterpriseDeleted)
  async deleted({ enterpriseId }: EnterpriseDeleted, tx: Tx): Promise<void> {
    tx.job('revoke-of-deleted', { enterpriseId, after: null, round: 0 } satisfies Round);
  }

  @Job('revoke-of-deleted', { heartbeat: 10 })
  async run(round: Round): Promise<void> {
    const batch = await this.unitOfWork.run(caller, (tx) => this.certificates.trustedOf(tx, round, BATCH));
    for (const certificate of batch) await this.revoke(certificate);
    const last = batch.length === BATCH ? batch.at(-1) : undefined;
    await this.unitOfWork.run(caller, async (tx) => {
      if (batch.length > 0) tx.job('renew-crls', {});
      if (last) tx.job('revoke-of-deleted', { ...round, after: last.id } satisfies Round);
      else await this.lookForLeft.run(tx, round);
    });
  }

  /** One that fails holds up no other; it is tried again in the next round. */
  private async revoke({ id, serial }: TrustedCertificate): Promise<void> {
    try {
      await this.unitOfWork.run(caller, (tx) => this.markRevoked.run(tx, id, { reason: 'cessationOfOperation' }));
    } catch (error) {
      if (error instanceof RaError && error.code === 'wrong-state') return; // somebody was faster, or it has ended
      this.logger.error(`${serial} of a deleted enterprise is not revoked: ${errorText(error)}`);
    }
  }
}
