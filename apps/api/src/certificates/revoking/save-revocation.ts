import type { AuditAction, Certificate } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { versioned } from '../../shared/answers';
import { RaError } from '../../shared/problem';
import { CertificateRow, objectOf, statusOf } from '../certificate.entity';
import { PresentCertificates } from '../present-certificates';

export type Revocation = Pick<CertificateRow, 'revokedAt' | 'revocationReason' | 'revokedBy'>;

/** Writes what became of a certificate with its record in the audit and news for open pages. */
@Injectable()
export class SaveRevocation {
  constructor(private readonly present: PresentCertificates) {}

  async run(
    tx: Tx,
    row: CertificateRow,
    revocation: Revocation,
    { action, message = null }: { readonly action: AuditAction; readonly message?: string | null | undefined },
  ): Promise<Certificate> {
    const before = stateOf(row);
    Object.assign(row, revocation, { version: row.version + 1 });
    await tx.manager.update(CertificateRow, { id: row.id }, { ...revocation, version: row.version });
    tx.audit(action, objectOf(row), { before, after: { ...stateOf(row), message } });
    this.tell(tx, row);
    const [certificate] = await this.present.run([row], tx.manager);
    if (!certificate) throw new RaError('not-found');
    return versioned(certificate, row.version);
  }

  /** Who sees only own certificates sees those owned and those asked for. */
  private tell(tx: Tx, row: CertificateRow): void {
    const { id, enterpriseId, ownerId, requesterId } = row;
    const news = { topic: `certificate:${id}`, type: 'certificate', data: { id, status: statusOf(row, tx.now) } };
    for (const whose of new Set([ownerId, requesterId]))
      tx.live({ ...news, enterpriseId, ownerId: whose, permission: 'certificates:read' });
  }
}

const stateOf = ({ revokedAt, revocationReason }: CertificateRow) => ({
  revocation: revokedAt && { at: revokedAt, reason: revocationReason },
});
