import type { RevocationReason } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { OwnIssuer } from '../../connectors';
import { CrlRow } from './crl.entity';

export interface Entry {
  readonly serial: string;
  readonly at: Date;
  /** Null: no reason code, which is what "unspecified" means in a list (S/MIME BR 7.2.2). */
  readonly reason: Exclude<RevocationReason, 'unspecified'> | null;
}

/** Revoked certificates, and numbers that may have been signed without one; those that have ended stay (RFC 5280 §3.3 asks for one list more). */
const LISTED = `
  select serial, revoked_at as at, nullif(revocation_reason, 'unspecified') as reason
    from certificate where connector_id = $1 and revoked_at is not null
  union all select serial, at, null from burnt_serial where connector_id = $1
  order by serial`;

@Injectable()
export class CrlStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** The root signs no certificates but that of its issuing CA. */
  async entries({ role, connectorId }: OwnIssuer): Promise<Entry[]> {
    return role === 'root' ? [] : this.db.query<Entry[]>(LISTED, [connectorId]);
  }

  newest(issuerId: string): Promise<CrlRow | null> {
    return this.db.manager.findOne(CrlRow, { where: { issuerId }, order: { number: 'desc' } });
  }

  /** False: another process was faster with this number. */
  async add(crl: CrlRow): Promise<boolean> {
    const insert = this.db.createQueryBuilder().insert().into(CrlRow).values(crl).orIgnore().returning('number');
    const inserted: { raw: unknown } = await insert.execute();
    return Array.isArray(inserted.raw) && inserted.raw.length > 0;
  }
}
