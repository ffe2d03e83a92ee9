import type { CertStatus, RevocationReason } from '@countersign/pki';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { OwnIssuer } from '../../connectors';

interface Known {
  readonly serial: string;
  readonly at: Date | null;
  readonly reason: RevocationReason | null;
}

/** What is settled, and numbers that may have been signed without a certificate of ours: the same as the CRL knows. */
const KNOWN = `
  select serial, revoked_at as at, revocation_reason as reason from certificate where connector_id = $1 and serial = any($2)
  union all select serial, at, null from burnt_serial where connector_id = $1 and serial = any($2)`;

/**
 * The status of each number at an issuer. "Good" is only what was issued, also when it has ended: no records are thrown away. What
 * is merely planned, or never was, is unknown (S/MIME BR 4.9.10).
 */
@Injectable()
export class OcspStatuses {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async of({ role, connectorId, caSerials }: OwnIssuer, serials: readonly string[]): Promise<CertStatus[]> {
    const known =
      role === 'root'
        ? caSerials.map((serial): Known => ({ serial, at: null, reason: null }))
        : await this.db.query<Known[]>(KNOWN, [connectorId, serials]);
    return serials.map((serial) => statusOf(known.find((one) => one.serial === serial)));
  }
}

function statusOf(known: Known | undefined): CertStatus {
  if (known === undefined) return { as: 'unknown' };
  return known.at ? { as: 'revoked', at: known.at, reason: known.reason } : { as: 'good' };
}
