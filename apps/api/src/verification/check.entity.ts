import type { CheckKind, CheckState, Detail, DomainMethod } from '@countersign/contracts';
import { Column, Entity } from 'typeorm';
import { OwnedRow } from '../database/rows';
import type { CheckFacts } from './check-events';
import type { DnssecSighting } from './look/sighting';
import type { CheckTerms, SubjectContext, SubjectRef } from './subject';

/** A detail as it is kept: its text is said anew each time it is read. */
export interface DetailRow extends Omit<Detail, 'text'> {
  readonly params: Readonly<Record<string, string | number>>;
}

@Entity('ownership_check')
export class CheckEntity extends OwnedRow {
  @Column('text', { name: 'subject_type' }) subjectType: SubjectRef['type'];
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('text') kind: CheckKind;
  @Column('text') identifier: string;
  /** The kind of the check of the same name that an mpic check belongs to. */
  @Column('text', { name: 'belongs_to', nullable: true }) of: 'domain' | 'caa' | null;
  @Column('text') status: CheckState;
  @Column('text', { nullable: true }) outcome: 'pass' | 'fail' | 'error' | null;
  @Column('text', { nullable: true }) code: string | null;
  @Column('boolean') reused: boolean;
  @Column('text', { array: true }) methods: DomainMethod[];
  @Column('text', { nullable: true }) method: DomainMethod | null;
  @Column('jsonb') details: DetailRow[];
  @Column('jsonb') context: SubjectContext;
  @Column('jsonb') terms: CheckTerms;
  @Column('int', { name: 'valid_days', nullable: true }) validDays: number | null;
  @Column('timestamptz', { name: 'obtained_at', nullable: true }) obtainedAt: Date | null;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { name: 'checked_at', nullable: true }) checkedAt: Date | null;
  @Column('timestamptz', { name: 'valid_until', nullable: true }) validUntil: Date | null;
  /** Until when the challenge that it waits for can be answered. */
  @Column('timestamptz', { name: 'pending_until', nullable: true }) pendingUntil: Date | null;
  @Column('timestamptz', { name: 'next_try_at', nullable: true }) nextTryAt: Date | null;
  /** How often it was looked at again by itself since a person last asked, and until when that goes on. */
  @Column('int') rechecks: number;
  @Column('timestamptz', { name: 'recheck_until', nullable: true }) recheckUntil: Date | null;
  /** The attempt that is running, and when another may take over what a crash left. */
  @Column('uuid', { name: 'attempt_id', nullable: true }) attemptId: string | null;
  @Column('timestamptz', { name: 'attempt_until', nullable: true }) attemptUntil: Date | null;
  /** What its last look saw of DNSSEC: the row of its name shows the worst of those that share it. */
  @Column('jsonb', { nullable: true }) dnssec: DnssecSighting | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** Its subject is done: nothing about it changes any more, not by the clock either. */
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
}

export const subjectOf = ({ subjectType, subjectId }: CheckEntity): SubjectRef => ({
  type: subjectType,
  id: subjectId,
});

export const factsOf = ({ id, kind, identifier, status, code }: CheckEntity): CheckFacts => ({
  id,
  kind,
  identifier,
  status,
  code,
});
