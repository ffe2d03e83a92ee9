import { Column, Entity, PrimaryColumn } from 'typeorm';

export type CaRole = 'root' | 'issuing';

/** A key of the built-in CA with its certificate: a sealed row, so that every process on the same database can sign. Never changed. */
@Entity('ca_key')
export class CaKeyRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'connector_id' }) connectorId: string;
  @Column('text') role: CaRole;
  @Column('text') algorithm: string;
  @Column('text') sealed: string;
  @Column('bytea') certificate: Buffer;
  @Column('text') serial: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** Where its private key is sealed: copied to another row it does not open. */
export const placeOf = (id: string) => ({ table: 'ca_key', row: id, field: 'sealed' });
