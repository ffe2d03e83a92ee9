import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mayChange, mayOnlyAppend } from '../roles';

/** Checks, the challenges and proofs of mailboxes, and the evidence of every attempt, which nobody may change. */
export class Verification1764000005000 implements MigrationInterface {
  name = 'Verification1764000005000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table ownership_check (
      id uuid primary key, enterprise_id uuid not null references enterprise, owner_id uuid references person,
      subject_type text not null check (subject_type in ('request', 'domain')), subject_id uuid not null,
      kind text not null check (kind in ('mailbox', 'domain', 'caa', 'dnssec', 'mpic')), identifier text not null,
      belongs_to text check (belongs_to in ('domain', 'caa')),
      status text not null check (status in ('unverified', 'pending', 'verified', 'failed', 'expired', 'not-enabled')),
      outcome text check (outcome in ('pass', 'fail', 'error')), code text, reused boolean not null,
      methods text[] not null, method text, details jsonb not null, context jsonb not null, valid_days int,
      obtained_at timestamptz, started_at timestamptz, checked_at timestamptz, valid_until timestamptz,
      pending_until timestamptz, next_try_at timestamptz, created_at timestamptz not null, closed_at timestamptz, withdrawn_at timestamptz,
      unique (enterprise_id, id))`);
    await q.query(`create unique index on ownership_check (subject_id, kind, identifier, coalesce(belongs_to, ''))
      where withdrawn_at is null`);
    await q.query(
      `create index on ownership_check (valid_until) where status = 'verified' and withdrawn_at is null and closed_at is null`,
    );
    await q.query(
      `create index on ownership_check (pending_until) where status = 'pending' and withdrawn_at is null and closed_at is null`,
    );

    await q.query(`create table evidence_blob (sha256 bytea primary key, bytes bytea not null
      check (octet_length(bytes) <= 1048576))`);
    await q.query(`create table evidence (
      id uuid primary key, enterprise_id uuid not null, owner_id uuid references person, check_id uuid not null,
      outcome text not null check (outcome in ('pass', 'fail', 'error')), superseded boolean not null,
      decided_at timestamptz not null, sha256 bytea not null references evidence_blob, unique (enterprise_id, id),
      foreign key (enterprise_id, check_id) references ownership_check (enterprise_id, id))`);
    await q.query(`create index on evidence (check_id, decided_at)`);

    await q.query(`create table mailbox_challenge (
      id uuid primary key, enterprise_id uuid not null, check_id uuid not null, address text not null,
      token_hash bytea not null check (octet_length(token_hash) = 32), locator_hash bytea not null unique,
      state text not null check (state in ('pending', 'verified', 'expired', 'burnt', 'replaced', 'refused', 'withdrawn')),
      wrong_tries int not null, context jsonb not null, created_at timestamptz not null, expires_at timestamptz not null,
      ended_at timestamptz, unique (enterprise_id, id),
      foreign key (enterprise_id, check_id) references ownership_check (enterprise_id, id))`);
    await q.query(`create unique index on mailbox_challenge (check_id) where state = 'pending'`);
    await q.query(`create index on mailbox_challenge (check_id, created_at)`);

    await q.query(`create table mailbox_proof (
      id uuid primary key, enterprise_id uuid not null, address text not null, obtained_at timestamptz not null,
      evidence_id uuid not null, foreign key (enterprise_id, evidence_id) references evidence (enterprise_id, id))`);
    await q.query(`create index on mailbox_proof (enterprise_id, address, obtained_at)`);

    await mayChange(q, 'ownership_check', 'mailbox_challenge');
    await mayOnlyAppend(q, 'evidence', 'evidence_blob', 'mailbox_proof');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
