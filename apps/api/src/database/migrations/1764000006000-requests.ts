import type { MigrationInterface, QueryRunner } from 'typeorm';
import requestList from '../../requests/request-list.sql';
import { mayChange, mayRead, mayUse } from '../roles';

/** Requests for certificates, and the view that their list reads. */
export class Requests1764000006000 implements MigrationInterface {
  name = 'Requests1764000006000';

  async up(q: QueryRunner): Promise<void> {
    await q.query('create extension if not exists pg_trgm'); // trusted since 13: the owner of a database may
    await q.query('create sequence request_number');
    await q.query(`create table request (
      id uuid primary key, enterprise_id uuid not null references enterprise, owner_id uuid references person,
      number bigint not null unique, kind text not null check (kind in ('new', 'renew', 'rekey')),
      status text not null check (status in
        ('draft', 'verifying', 'verified', 'pending-approval', 'issuing', 'issued', 'declined')),
      requester_id uuid not null references person, on_behalf boolean not null,
      profile_id uuid not null, profile_version int not null,
      csr jsonb, csr_spki bytea, csr_key_hash text, sdn jsonb not null, sdn_saved boolean not null, san jsonb not null,
      san_saved boolean not null, validity_days int, subject text, emails text[] not null, dns_names text[] not null,
      search text not null, waits_for text not null, waits_name text, waits_since timestamptz,
      not_before timestamptz, not_after timestamptz, certificate_id uuid, serial text, problem jsonb,
      created_at timestamptz not null, updated_at timestamptz not null, version int not null, deleted_at timestamptz,
      unique (enterprise_id, id),
      foreign key (profile_id, profile_version) references profile_version (profile_id, version))`);
    for (const sort of ['created_at', 'updated_at', 'number', 'status']) {
      await q.query(`create index on request (${sort}, id) where deleted_at is null`);
      await q.query(`create index on request (enterprise_id, ${sort}, id) where deleted_at is null`);
    }
    await q.query('create index on request (requester_id, created_at, id) where deleted_at is null');
    await q.query('create index on request (status, created_at, id) where deleted_at is null');
    await q.query('create index on request using gin (emails)');
    await q.query('create index on request using gin (dns_names)');
    await q.query('create index on request using gin (search gin_trgm_ops)');
    await q.query('create index on request (csr_key_hash)');
    await q.query('create index on request (serial)');
    await q.query(`create view request_list as ${requestList}`);
    await mayChange(q, 'request');
    await mayUse(q, 'request_number');
    await mayRead(q, 'request_list');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
