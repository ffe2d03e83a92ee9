import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mayChange } from '../roles';

/** What belongs to an account: its second factor, its sessions, how its password and its address change, and what it is told. */
export class Accounts1764000009000 implements MigrationInterface {
  name = 'Accounts1764000009000';

  async up(q: QueryRunner): Promise<void> {
    await this.secondFactor(q);
    await this.changes(q);
    await this.whatItIsTold(q);
    await q.query(`drop index session_person_id_idx`);
    await q.query(`create index on session (person_id, last_seen_at, id)`);
    await mayChange(q, 'totp', 'recovery_code', 'email_change', 'password_reset', 'preferences', 'notification');
  }

  private async secondFactor(q: QueryRunner): Promise<void> {
    await q.query(`alter table session add factor_at timestamptz`);
    await q.query(`create table totp (
      person_id uuid primary key references person, secret text, last_step int, enrolled_at timestamptz,
      pending_secret text, pending_since timestamptz,
      check ((secret is null) = (enrolled_at is null)), check ((pending_secret is null) = (pending_since is null)))`);
    await q.query(`create table recovery_code (
      person_id uuid not null references person, code_hash bytea not null, primary key (person_id, code_hash))`);
  }

  private async changes(q: QueryRunner): Promise<void> {
    await q.query(`create table email_change (
      person_id uuid primary key references person, email text not null, token_hash bytea, wrong_tries int not null,
      created_at timestamptz not null, expires_at timestamptz not null)`);
    await q.query(`create table password_reset (
      id uuid primary key, person_id uuid not null references person, email text not null, token_hash bytea not null unique,
      status text not null check (status in ('pending', 'accepted', 'withdrawn')),
      created_at timestamptz not null, expires_at timestamptz not null)`);
    await q.query(`create index on password_reset (person_id) where status = 'pending'`);
  }

  private async whatItIsTold(q: QueryRunner): Promise<void> {
    await q.query(`create table preferences (
      person_id uuid primary key references person, theme text not null, density text not null, lists jsonb not null, version int not null)`);
    await q.query(`create table notification (
      id uuid primary key, person_id uuid not null references person, at timestamptz not null, text text not null,
      link text, read_at timestamptz)`);
    await q.query(`create index on notification (person_id, at, id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
