import type { Certificate, Named } from '@countersign/contracts';
import { chainPem, toPem } from '@countersign/pki';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
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

  async run(rows: readonly CertificateRow[], manager: EntityManager = this.db.manager): Promise<Certificate[]> {
    const enterprises = await this.findEnterprises.names(manager, distinct(rows.map((row) => row.enterpriseId)));
    const people = await this.findPeople.run(manager, distinct(rows.flatMap(peopleOf)));
    const profiles = await this.findProfiles.run(manager, distinct(rows.map(profileOf)));
    const now = this.clock.now();
    return rows.map((row) => ({
      ...shown(row),
      status: statusOf(row, now),
      enterprise: { id: row.enterpriseId, name: enterprises.get(row.enterpriseId) ?? '' },
      profile: { id: row.profileId, name: profiles.get(profileKey(profileOf(row)))?.name ?? '' },
      owner: (row.ownerId !== null && people.get(row.ownerId)) || null,
      revocation: revocationOf(row, people),
    }));
  }
}

const profileOf = ({ profileId, profileVersion }: CertificateRow) => ({ id: profileId, version: profileVersion });
const peopleOf = ({ ownerId, revokedBy }: CertificateRow) => [ownerId ?? [], revokedBy ?? []].flat();
const distinct = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

function revocationOf(
  { revokedAt, revocationReason: reason, revokedBy }: CertificateRow,
  people: ReadonlyMap<string, Named>,
): Certificate['revocation'] {
  if (!revokedAt || !reason) return null;
  const by = people.get(revokedBy ?? '');
  return { at: revokedAt.toISOString(), reason, by: by ? { id: by.id, name: by.name } : null };
}

function shown(row: CertificateRow) {
  const { id, serial, subject, emails, dnsNames, issuer, sha256, key, signatureAlgorithm, requestId } = row;
  return {
    ...{ id, serial, subject, emails, dnsNames, issuer, sha256, key, signatureAlgorithm, requestId },
    notBefore: row.notBefore.toISOString(),
    notAfter: row.notAfter.toISOString(),
    renewedBy: null,
    lint: [],
    pem: toPem('CERTIFICATE', new Uint8Array(row.der)),
    chainPem: chainPem([row.der, ...row.chain].map((der) => new Uint8Array(der))),
  };
}
