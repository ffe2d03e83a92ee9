import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A certificate revocation list as it was signed. Never changed: a newer one has a higher number (RFC 5280 §5.2.3). */
@Entity('crl')
export class CrlRow {
  @PrimaryColumn('uuid', { name: 'issuer_id' }) issuerId: string;
  @PrimaryColumn('bigint') number: string;
  @Column('timestamptz', { name: 'this_update' }) thisUpdate: Date;
  @Column('timestamptz', { name: 'next_update' }) nextUpdate: Date;
  /** Of what it lists: another one means that the list is out of date. */
  @Column('text') digest: string;
  @Column('bytea') der: Buffer;
}
