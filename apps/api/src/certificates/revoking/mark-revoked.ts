import type { Certificate, RevokeRequest } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindConnectors } from '../../connectors';
import type { Tx } from '../../database/tx';
import { FindProfiles, profileKey } from '../../profiles';
import { Scope } from '../../shared/access/scope';
import { RaError } from '../../shared/problem';
import type { CertificateRow } from '../certificate.entity';
import { CertificateStore } from '../certificate.store';
import { CertificateRevoked } from '../events';
import { revokeRefusal } from './revocation-rules';
import { SaveRevocation } from './save-revocation';

/** One certificate is no longer to be trusted, by the rules for everybody. Who calls has the list signed anew, once for all that it revokes. */
@Injectable()
export class MarkRevoked {
  constructor(
    private readonly certificates: CertificateStore,
    private readonly findProfiles: FindProfiles,
    private readonly findConnectors: FindConnectors,
    private readonly saveRevocation: SaveRevocation,
  ) {}

  async run(tx: Tx, id: string, { reason, message }: Omit<RevokeRequest, 'otp'>): Promise<Certificate> {
    const { caller, now } = tx;
    const row = await this.certificates.lock(tx, id, Scope.of(caller, 'certificates:revoke'));
    const refusal = revokeRefusal(row, reason, await this.generationOf(tx, row), now);
    if (refusal) throw refusal;
    await this.requirePower(tx.manager, row);

    // X.509 on certificateHold: one that becomes final keeps the date from which it was not to be trusted
    const revokedAt = row.revokedAt ?? wholeSeconds(now);
    const revocation = { revokedAt, revocationReason: reason, revokedBy: caller.personId };
    const saved = await this.saveRevocation.run(tx, row, revocation, { action: 'certificate.revoked', message });
    tx.emit(eventOf(row, { at: revokedAt, reason, message: message ?? null }));
    return saved;
  }

  private async generationOf({ manager }: Tx, { profileId, profileVersion }: CertificateRow) {
    const ref = { id: profileId, version: profileVersion };
    const profile = (await this.findProfiles.run(manager, [ref])).get(profileKey(ref));
    return profile?.generation ?? 'strict';
  }

  private async requirePower(manager: EntityManager, { connectorId }: CertificateRow): Promise<void> {
    const connector = (await this.findConnectors.run(manager, [connectorId])).get(connectorId);
    if (connector?.powers.includes('revoke') !== true)
      throw new RaError('ca-cannot-revoke', { params: { connector: connector?.name ?? '' } });
  }
}

/** As lists and answers write it, so that all three say the same. */
const wholeSeconds = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000);

const eventOf = (
  { id, requestId, enterpriseId, serial, ownerId, requesterId, emails }: CertificateRow,
  facts: Pick<CertificateRevoked, 'at' | 'reason' | 'message'>,
): CertificateRevoked =>
  new CertificateRevoked({
    certificateId: id,
    requestId,
    enterpriseId,
    serial,
    ownerId,
    requesterId,
    emails,
    ...facts,
  });
