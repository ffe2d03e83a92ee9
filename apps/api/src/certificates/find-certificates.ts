import { Injectable } from '@nestjs/common';
import { In, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { CertificateRow } from './certificate.entity';

export type CertificateFacts = Pick<
  CertificateRow,
  'id' | 'serial' | 'requestId' | 'enterpriseId' | 'ownerId' | 'notAfter' | 'revokedAt' | 'spkiSha256'
>;
const select = {
  id: true,
  serial: true,
  requestId: true,
  enterpriseId: true,
  ownerId: true,
  notAfter: true,
  revokedAt: true,
  spkiSha256: true,
} as const;

/** What other modules may know of certificates. */
@Injectable()
export class FindCertificates {
  async run(manager: EntityManager, ids: readonly string[]): Promise<Map<string, CertificateFacts>> {
    return new Map((await this.rows(manager, ids, 'id')).map((row) => [row.id, row]));
  }

  async ofRequests(manager: EntityManager, requestIds: readonly string[]): Promise<Map<string, CertificateFacts>> {
    return new Map((await this.rows(manager, requestIds, 'requestId')).map((row) => [row.requestId, row]));
  }

  /** Every certificate that was ever issued for this key, in hex. */
  ofKey(manager: EntityManager, spkiSha256: string): Promise<CertificateFacts[]> {
    return manager.find(CertificateRow, { select, where: { spkiSha256 } });
  }

  private async rows(
    manager: EntityManager,
    values: readonly string[],
    by: 'id' | 'requestId',
  ): Promise<CertificateFacts[]> {
    const where: FindOptionsWhere<CertificateRow> = { [by]: In([...values]) };
    return values.length === 0 ? [] : manager.find(CertificateRow, { select, where });
  }
}
