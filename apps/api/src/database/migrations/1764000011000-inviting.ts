import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, mayChange } from '../roles';

/** The installation's settings; invitations into accounts that were made on behalf; jobs whose lines somebody watches; what the audit is read by. */
export class Inviting1764000011000 implements MigrationInterface {
  name = 'Inviting1764000011000';

  async up(q: QueryRunner): Promise<void> {
    await this.settings(q);
    await this.activations(q);
    await this.trackedJobs(q);
    await this.audit(q);
    await this.lists(q);
  }

  /** One row, which the application changes and never adds or takes away. */
  private async settings(q: QueryRunner): Promise<void> {
    await q.query(
      `create table settings (id int primary key check (id = 1), changed jsonb not null, version int not null)`,
    );
    await q.query(`insert into settings (id, changed, version) values (1, '{}', 1)`);
    await q.query(`grant select, update on settings to ${APP_ROLE}`);
  }

  private async activations(q: QueryRunner): Promise<void> {
    await q.query(
      `alter table invitation add kind text not null default 'invitation' check (kind in ('invitation', 'activation'))`,
    );
    await q.query('alter table invitation alter kind drop default');
  }

  private async trackedJobs(q: QueryRunner): Promise<void> {
    await q.query(`create table tracked_job (
      id uuid primary key, kind text not null, state text not null check (state in ('queued', 'running', 'done', 'failed')),
      enterprise_id uuid references enterprise, owner_id uuid references person, permission text not null, trace_id text not null,
      columns text[] not null, total int not null, done int not null, failed int not null,
      created_at timestamptz not null, told_at timestamptz)`);
    await q.query('create index on tracked_job (created_at)');
    await q.query(`create index on tracked_job (kind) where state in ('queued', 'running')`);
    await q.query(`create table tracked_job_row (
      job_id uuid not null references tracked_job on delete cascade, row int not null, cells text[] not null, input jsonb,
      ok boolean, result_id uuid, errors jsonb not null, primary key (job_id, row))`);
    await q.query('create index on tracked_job_row (job_id, row) where ok is null');
    await q.query('create index on tracked_job_row (job_id, row) where not ok');
    await mayChange(q, 'tracked_job', 'tracked_job_row');
  }

  /** Each filter alone, newest first; within an enterprise, whose records are fewer, they are looked at in its index. */
  private async audit(q: QueryRunner): Promise<void> {
    await q.query('create index on audit_record (at, id)');
    await q.query('drop index audit_record_enterprise_id_at_id_idx');
    await q.query(
      'create index on audit_record (enterprise_id, at, id) include (actor_type, actor_id, action, object_type)',
    );
    for (const filter of ['actor_type', 'action text_pattern_ops', 'object_type'])
      await q.query(`create index on audit_record (${filter}, at, id)`);
    for (const one of ['object_id', 'actor_id']) await q.query(`create index on audit_record (${one}, at, id)`);
    await q.query('create index on audit_record using gin (object_label gin_trgm_ops, actor_name gin_trgm_ops)');
  }

  /** Kind and state of a person are told from other columns: with an index on what is told PostgreSQL also knows how many have each. */
  private async lists(q: QueryRunner): Promise<void> {
    await q.query('create index on invitation using gin (name gin_trgm_ops, email gin_trgm_ops)');
    await q.query('create index on invitation (enterprise_id, status, expires_at)');
    await q.query('create index on invitation (enterprise_id, email, id)');
    await q.query(`create index on person ((case when role_id is null then 'member' else 'operator' end))`);
    await q.query(
      `create index on person ((case when status = 'active' and password_hash is null then 'invited' else status end))`,
    );
    await q.query('create index on person (last_sign_in_at desc nulls last, id desc) where deleted_at is null');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
