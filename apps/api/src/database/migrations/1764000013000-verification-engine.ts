import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mayChange, mayOnlyAppend } from '../roles';

/** What looking needs: the terms of a check, its running attempt and its next one; challenges and proofs of domains; key chains of evidence. */
export class VerificationEngine1764000013000 implements MigrationInterface {
  name = 'VerificationEngine1764000013000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table ownership_check add column terms jsonb, add column attempt_id uuid,
      add column attempt_until timestamptz, add column rechecks int, add column recheck_until timestamptz, add column dnssec jsonb`);
    await q.query(
      `update ownership_check set rechecks = 0, terms = '{"allowedIssuers":[],"accountUri":null,"publiclyTrusted":false}'`,
    );
    await q.query(`alter table ownership_check alter column terms set not null, alter column rechecks set not null`);
    await q.query(`create index on ownership_check (next_try_at)
      where status = 'failed' and next_try_at is not null and withdrawn_at is null and closed_at is null`);
    await q.query(`create index on ownership_check (subject_id)`); // of whatever state: what left it keeps its evidence
    await q.query(`create index on ownership_check (attempt_until)
      where attempt_until is not null and withdrawn_at is null and closed_at is null`);

    await q.query(`create table domain_challenge (
      id uuid primary key, enterprise_id uuid not null references enterprise, name text not null,
      method text not null check (method in ('txt', 'file')), value_sealed text not null,
      value_hash bytea not null check (octet_length(value_hash) = 32), file_name text,
      state text not null check (state in ('open', 'used', 'replaced', 'expired')),
      created_at timestamptz not null, expires_at timestamptz not null, ended_at timestamptz, unique (enterprise_id, id),
      check ((method = 'file') = (file_name is not null)))`);
    await q.query(`create unique index on domain_challenge (enterprise_id, name, method) where state = 'open'`);
    await q.query(`create index on domain_challenge (enterprise_id, name, created_at)`);

    await q.query(`create table domain_proof (
      id uuid primary key, enterprise_id uuid not null, name text not null, kind text not null check (kind in ('txt', 'file')),
      obtained_at timestamptz not null, evidence_id uuid not null, for_public boolean not null,
      foreign key (enterprise_id, evidence_id) references evidence (enterprise_id, id))`);
    await q.query(`create index on domain_proof (enterprise_id, name, obtained_at)`);

    await q.query(`create table evidence_chain (
      id uuid primary key, enterprise_id uuid not null, sha256 bytea not null references evidence_blob,
      stored_at timestamptz not null, foreign key (enterprise_id, id) references evidence (enterprise_id, id))`);

    await q.query(`alter table request add column domain_method text check (domain_method in ('txt', 'file'))`);

    await q.query('delete from once_key'); // kept answers are sealed from here on: older ones can't be opened, and were good for two days at most

    await mayChange(q, 'domain_challenge');
    await mayOnlyAppend(q, 'domain_proof', 'evidence_chain');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
