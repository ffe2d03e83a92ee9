import type { Issuer } from '@countersign/pki';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CaKeyRow, type CaRole } from './ca-key.entity';
import { CaKeys } from './ca-keys';
import { signBytes } from './sign-bytes';

/** An issuer of ours as others may see it: its certificate, and a way to have its revocation lists and OCSP answers signed. */
export interface OwnIssuer {
  readonly id: string;
  readonly connectorId: string;
  readonly role: CaRole;
  readonly certificate: Buffer;
  readonly issuer: Issuer;
  /** Of the CA certificates that it has signed: only a root has, itself included. */
  readonly caSerials: readonly string[];
  sign(bytes: Uint8Array): Promise<Buffer>;
}

/** The roots and issuing CAs that we hold the keys of. */
@Injectable()
export class BuiltinCas {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly keys: CaKeys,
  ) {}

  async ids(): Promise<string[]> {
    const rows = await this.db.manager.find(CaKeyRow, { select: { id: true }, order: { id: 'asc' } });
    return rows.map(({ id }) => id);
  }

  /** The certificate alone: no key is opened for who only wants to read. */
  async certificateOf(id: string): Promise<Buffer | null> {
    return (await this.db.manager.findOneBy(CaKeyRow, { id }))?.certificate ?? null;
  }

  async find(id: string): Promise<OwnIssuer | null> {
    const row = await this.db.manager.findOneBy(CaKeyRow, { id });
    if (!row) return null;
    const { root, issuing } = await this.keys.of(this.db.manager, row.connectorId);
    const { connectorId, role, certificate, issuer, key } = row.role === 'root' ? root : issuing;
    return {
      id,
      connectorId,
      role,
      certificate,
      issuer,
      caSerials: role === 'root' ? [root.serial, issuing.serial] : [],
      sign: (bytes) => signBytes(bytes, issuer.signatureAlgorithm, key),
    };
  }
}
