import type { MigrationInterface, QueryRunner } from 'typeorm';
import countsWithDomains from '../../domains/counts-with-domains.sql';
import { mayChange } from '../roles';

/** Request policies, CAA settings, the domains of enterprises and whose they are. */
export class Domains1764000014000 implements MigrationInterface {
  name = 'Domains1764000014000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table request_policies (
      enterprise_id uuid primary key references enterprise, generate_on_behalf boolean not null,
      approved_domains_only boolean not null, domain_per_user boolean not null, version int not null)`);
    await q.query(`create table caa_settings (
      enterprise_id uuid primary key references enterprise, enabled boolean not null, issuers text[] not null,
      version int not null)`);
    await this.domains(q);
    await q.query(`create table domain_assignment (
      id uuid primary key, enterprise_id uuid not null references enterprise, domain text not null, registrable text not null,
      person_id uuid not null references person, since timestamptz not null,
      source text not null check (source in ('used', 'verified', 'operator')), version int not null,
      unique (enterprise_id, id), unique (enterprise_id, domain))`);
    await q.query('create index on domain_assignment (enterprise_id, since, id)');
    await q.query('create index on domain_assignment (enterprise_id, registrable)');
    await q.query('create index on domain_assignment (person_id)');
    await mayChange(q, 'request_policies', 'caa_settings', 'domain', 'domain_assignment');
    await q.query(`create or replace function counts_of_enterprises(ids uuid[], at timestamptz)
      returns table (id uuid, members bigint, domains bigint, open_requests bigint, certificates bigint)
      language sql stable as $$ ${countsWithDomains} $$`);
  }

  /** `registrable` is what two names share of which one lies below the other: the key to look for them, and to lock them. */
  private async domains(q: QueryRunner): Promise<void> {
    await q.query(`create table domain (
      id uuid primary key, enterprise_id uuid not null references enterprise, name text not null, unicode_name text not null,
      registrable text not null, subdomains text[] not null, active boolean not null,
      status text not null check (status in ('unverified', 'pending', 'verified', 'expired')),
      method text check (method in ('txt', 'file')), verified_at timestamptz, valid_until timestamptz,
      proven_by text check (proven_by in ('txt', 'file')), proven text[] not null, for_public boolean not null,
      validity_days int not null check (validity_days between 1 and 398), mpic boolean not null,
      started_by uuid references person, created_by uuid references person, created_at timestamptz not null, version int not null,
      check (status <> 'verified' or (verified_at is not null and valid_until is not null and proven_by is not null)),
      unique (enterprise_id, id), unique (enterprise_id, name))`);
    await q.query(`create index on domain (registrable) where status = 'verified'`);
    await q.query(`create index on domain (valid_until) where status = 'verified'`);
    for (const by of ['created_at', 'valid_until']) await q.query(`create index on domain (enterprise_id, ${by}, id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
