import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OwnedRow, TenantRow } from '../database/rows';

/** One decided attempt. Rows of this table are only ever added. */
@Entity('evidence')
export class EvidenceEntity extends OwnedRow {
  @Column('uuid', { name: 'check_id' }) checkId: string;
  @Column('text') outcome: 'pass' | 'fail' | 'error';
  @Column('boolean') superseded: boolean;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  /** Names the record in `evidence_blob`; stands in the audit record too. */
  @Column('bytea') sha256: Buffer;
}

/** Bytes under the name of their own hash, compressed: what repeats is kept once. */
@Entity('evidence_blob')
export class EvidenceBlobEntity {
  @PrimaryColumn('bytea') sha256: Buffer;
  @Column('bytea') bytes: Buffer;
}

/** The key chain of an attempt's evidence, under the same id. It comes a moment after the verdict. */
@Entity('evidence_chain')
export class EvidenceChainEntity extends TenantRow {
  @Column('bytea') sha256: Buffer;
  @Column('timestamptz', { name: 'stored_at' }) storedAt: Date;
}
