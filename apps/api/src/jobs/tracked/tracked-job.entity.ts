import type { Job, Permission } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Work that somebody watches, line by line of what they sent. Who may see it: its owner, and who holds the permission in its enterprise. */
@Entity('tracked_job')
export class TrackedJob {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: string;
  @Column('text') state: Job['state'];
  @Column('uuid', { name: 'enterprise_id', nullable: true }) enterpriseId: string | null;
  @Column('uuid', { name: 'owner_id', nullable: true }) ownerId: string | null;
  @Column('text') permission: Permission;
  /** The trace of the call that wanted it. */
  @Column('text', { name: 'trace_id' }) traceId: string;
  /** What the cells of its lines are called. */
  @Column('text', { array: true }) columns: string[];
  @Column('int') total: number;
  @Column('int') done: number;
  @Column('int') failed: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** When its watchers last heard of it. */
  @Column('timestamptz', { name: 'told_at', nullable: true }) toldAt: Date | null;
}

export type Fault = Job['rows'][number]['errors'][number];

/** One line of it; `ok` is null until it had its turn. */
@Entity('tracked_job_row')
export class TrackedJobRow {
  @PrimaryColumn('uuid', { name: 'job_id' }) jobId: string;
  @PrimaryColumn('int') row: number;
  @Column('text', { array: true }) cells: string[];
  /** What the worker needs of it. */
  @Column('jsonb', { nullable: true }) input: object | null;
  @Column('boolean', { nullable: true }) ok: boolean | null;
  @Column('uuid', { name: 'result_id', nullable: true }) resultId: string | null;
  @Column('jsonb') errors: Fault[];
}

/** `failures`: the first of them, in the order of the file. */
export const toDto = (job: TrackedJob, failures: readonly Pick<TrackedJobRow, 'row' | 'errors'>[]): Job => ({
  id: job.id,
  kind: job.kind,
  state: job.state,
  total: job.total,
  done: job.done,
  failed: job.failed,
  rows: failures.slice(0, SHOWN).map(({ row, errors }) => ({ row, ok: false, id: null, errors })),
});
export const SHOWN = 1000;
