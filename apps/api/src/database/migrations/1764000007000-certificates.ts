import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mayChange, mayOnlyAppend, mayUse } from '../roles';

/** How a certificate comes about, the certificates, and what the CRLs say. */
export class Certificates1764000007000 implements MigrationInterface {
  name = 'Certificates1764000007000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create sequence issuing_worker as int`);
    await q.query(`create table issuance (
      request_id uuid primary key, enterprise_id uuid not null references enterprise, connector_id uuid not null references connector,
      "order" json not null, serial text, tbs bytea,
      state text not null check (state in ('planned', 'signing', 'settled', 'refused', 'unknown')),
      worker int, tries int not null, signed bytea, chain bytea[], code text, detail text, planned_at timestamptz not null,
      settled_at timestamptz,
      unique (enterprise_id, request_id), unique (connector_id, serial),
      constraint issuance_request foreign key (enterprise_id, request_id) references request (enterprise_id, id))`);
    await q.query(`create index on issuance (request_id) where state in ('planned', 'signing')`);
    await q.query(`create table certificate (
      id uuid primary key, enterprise_id uuid not null references enterprise, request_id uuid not null unique,
      connector_id uuid not null references connector, profile_id uuid not null, profile_version int not null,
      owner_id uuid references person, requester_id uuid references person,
      serial text not null, subject text not null, issuer text not null, emails text[] not null, dns_names text[] not null,
      not_before timestamptz not null, not_after timestamptz not null, sha256 text not null unique, spki_sha256 text not null,
      key jsonb not null, signature_algorithm text not null, der bytea not null unique, chain bytea[] not null,
      created_at timestamptz not null, revoked_at timestamptz, revocation_reason text, version int not null,
      unique (connector_id, serial),
      foreign key (profile_id, profile_version) references profile_version (profile_id, version),
      foreign key (enterprise_id, request_id) references issuance (enterprise_id, request_id))`);
    await q.query(`create index on certificate (created_at, id)`);
    await q.query(`create index on certificate (not_after, id)`);
    await q.query(`create index on certificate (enterprise_id, created_at, id)`);
    await q.query(`create index on certificate (spki_sha256)`);
    await q.query(`create index on certificate (serial)`);
    await q.query(`create index on certificate using gin (emails)`);
    await q.query(`create index on certificate (connector_id) where revoked_at is not null`);
    await q.query(`create table burnt_serial (
      connector_id uuid not null references connector, serial text not null, request_id uuid not null, at timestamptz not null,
      reason text not null, primary key (connector_id, serial))`);
    await q.query(`create table crl (
      issuer_id uuid not null references ca_key on delete cascade, number bigint not null, this_update timestamptz not null,
      next_update timestamptz not null, digest text not null, der bytea not null, primary key (issuer_id, number))`);
    await mayOnlyAppend(q, 'burnt_serial', 'crl');
    await mayChange(q, 'issuance', 'certificate');
    await mayUse(q, 'issuing_worker');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
