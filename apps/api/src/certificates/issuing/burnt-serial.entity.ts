import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A serial number that may have been signed without a certificate of ours to show for it. Never changed. */
@Entity('burnt_serial')
export class BurntSerialRow {
  @PrimaryColumn('uuid', { name: 'connector_id' }) connectorId: string;
  @PrimaryColumn('text') serial: string;
  @Column('uuid', { name: 'request_id' }) requestId: string;
  @Column('timestamptz') at: Date;
  @Column('text') reason: string;
}
