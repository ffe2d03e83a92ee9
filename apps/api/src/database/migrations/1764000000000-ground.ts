import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createAppRole, mayChange, mayOnlyAppend } from '../roles';

/** What every change leaves behind (audit, mail, news) and what guards the door (rates, Idempotency-Keys). */
export class Ground1764000000000 implements MigrationInterface {
  name = 'Ground1764000000000';

  async up(q: QueryRunner): Promise<void> {
    await createAppRole(q);
    await q.query(`create table audit_chain (id uuid primary key, seq bigint not null, hash text not null)`);
    await q.query(`create table audit_record (
      chain uuid not null references audit_chain, seq bigint not null, id uuid not null unique, at timestamptz(3) not null,
      actor_type text not null, actor_id text not null, actor_name text not null, action text not null,
      object_type text not null, object_id text not null, object_label text not null, enterprise_id uuid,
      ip text, user_agent text, trace_id text not null, before json, after json, hash text not null,
      primary key (chain, seq))`);
    await q.query(`create index on audit_record (object_type, object_id, at)`);
    await q.query(`create index on audit_record (enterprise_id, at, id)`);
    await q.query(`create table outbox_mail (
      id uuid primary key, enterprise_id uuid, recipient text not null, template text not null, variables text,
      about_type text, about_id uuid, state text not null check (state in ('waiting', 'sent', 'refused')),
      tries int not null, last_error text, created_at timestamptz not null, next_try_at timestamptz, sent_at timestamptz)`);
    await q.query(`create index on outbox_mail (about_type, about_id)`);
    await q.query(`create index on outbox_mail (next_try_at) where state = 'waiting'`);
    await q.query(`create table live_event (
      id bigint generated always as identity primary key, topic text not null, type text not null, data json not null,
      enterprise_id uuid, owner_id uuid, permission text not null, at timestamptz not null)`);
    await q.query(`create index on live_event (at)`);
    await q.query(`create table rate_limit (
      rule text not null, key text not null, taken int not null, ends_at timestamptz not null, primary key (rule, key))`);
    await q.query(`create index on rate_limit (ends_at)`);
    await q.query(`create table once_key (
      actor text not null, method text not null, path text not null, key text not null, body_hash text not null,
      call text not null, done boolean not null, status int, headers json, body text, created_at timestamptz not null,
      primary key (actor, method, path, key))`);
    await q.query(`create index on once_key (created_at)`);
    await mayOnlyAppend(q, 'audit_record');
    await mayChange(q, 'audit_chain', 'outbox_mail', 'live_event', 'rate_limit', 'once_key');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
