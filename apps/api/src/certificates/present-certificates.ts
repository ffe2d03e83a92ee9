import type { Certificate } from '@countersign/contracts';
import { chainPem, toPem } from '@countersign/pki';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { FindEnterprises } from '../enterprises';
import { FindProfiles, profileKey } from '../profiles';
import { Clock } from '../shared/clock';
import { FindPeople } from '../users';
import { statusOf, type CertificateRow } from './certificate.entity';

/** Rows as the API shows them, with the names that other modules know. */
@Injectable()
export class PresentCertificates {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly findEnterprises: FindEnterprises,
    private readonly findPeople: FindPeople,
    private readonly findProfiles: FindProfiles,
    private readonly clock: Clock,
  ) {}

  async run(rows: readonly CertificateRow[]): Promise<Certificate[]> {
    const { manager } = this.db;
    const enterprises = await this.findEnterprises.names(manager, distinct(rows.map((row) => row.enterpriseId)));
    const people = await this.findPeople.run(manager, distinct(rows.flatMap((row) => row.ownerId ?? [])));
    const profiles = await this.findProfiles.run(manager, distinct(rows.map(profileOf)));
    const now = this.clock.now();
    return rows.map((row) => ({
      ...shown(row),
      status: statusOf(row, now),
      enterprise: { id: row.enterpriseId, name: enterprises.get(row.enterpriseId) ?? '' },
      profile: { id: row.profileId, name: profiles.get(profileKey(profileOf(row)))?.name ?? '' },
      owner: (row.ownerId !== null && people.get(row.ownerId)) || null,
    }));
  }
}

const profileOf = ({ profileId, profileVersion }: CertificateRow) => ({ id: profileId, version: profileVersion });
const distinct = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

function shown(row: CertificateRow) {
  const {
    id,
    serial,
    subject,
    emails,
    dnsNames,
    issuer,
    sha256,
    key,
    signatureAlgorithm,
    requestId,
    revokedAt,
    revocationReason,
  } = row;
  return {
    ...{ id, serial, subject, emails, dnsNames, issuer, sha256, key, signatureAlgorithm, requestId },
    notBefore: row.notBefore.toISOString(),
    notAfter: row.notAfter.toISOString(),
    renewedBy: null,
    revocation:
      revokedAt && revocationReason ? { at: revokedAt.toISOString(), reason: revocationReason, by: null } : null,
    lint: [],
    pem: toPem('CERTIFICATE', new Uint8Array(row.der)),
    chainPem: chainPem([row.der, ...row.chain].map((der) => new Uint8Array(der))),
  };
}
