import { Injectable } from '@nestjs/common';
import type { Issued } from '../../connectors';
import { UnitOfWork } from '../../database/unit-of-work';
import { jobCaller } from '../../shared/access/caller';
import { newId } from '../../shared/ids';
import { CertificateRow, objectOf } from '../certificate.entity';
import { CertificateSettled } from '../events';
import { restored } from './certificate-order';
import { IssuanceStore, type Claim } from './issuance.store';
import { certificateFacts } from './certificate-facts';

/** Stores what was signed, in one transaction with all that follows from it. Nothing leaves the process before. */
@Injectable()
export class SettleIssuance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly issuances: IssuanceStore,
  ) {}

  /** Answers with the certificate's id, or null when another worker has taken over: then this result is thrown away. */
  async run(claim: Claim, issued: Issued): Promise<string | null> {
    const facts = await certificateFacts(issued);
    const { requestId, enterpriseId, connectorId, profile, ownerId, requesterId } = restored(claim.row.order);
    return this.unitOfWork.run(jobCaller('issuing'), async (tx) => {
      if (!(await this.issuances.end(tx, claim, { state: 'settled' }))) return null;
      const id = newId();
      const row = {
        id,
        enterpriseId,
        requestId,
        connectorId,
        profileId: profile.id,
        profileVersion: profile.version,
        ownerId,
        requesterId,
        ...facts,
      };
      await tx.manager.insert(CertificateRow, {
        ...row,
        createdAt: tx.now,
        revokedAt: null,
        revocationReason: null,
        version: 1,
      });
      const { serial, subject, emails, notBefore, notAfter, sha256 } = facts;
      tx.audit('certificate.issued', objectOf(row), {
        after: { requestId, serial, subject, emails, notBefore, notAfter, sha256, profile },
      });
      tx.emit(
        new CertificateSettled({
          requestId,
          enterpriseId,
          certificateId: id,
          serial,
          ownerId,
          requesterId,
          emails,
          notAfter,
        }),
      );
      return id;
    });
  }
}
