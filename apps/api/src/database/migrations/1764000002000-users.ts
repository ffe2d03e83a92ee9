import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mayChange, mayRead } from '../roles';

/** People, what they may do and where, how they come in and how they stay signed in. */
export class Users1764000002000 implements MigrationInterface {
  name = 'Users1764000002000';

  async up(q: QueryRunner): Promise<void> {
    await this.rolesAndPeople(q);
    await this.invitations(q);
    await this.signIn(q);
    await q.query(`create view enterprise_counts as
      select e.id as enterprise_id, (select count(*) from membership m where m.enterprise_id = e.id) as members,
        0::bigint as domains, 0::bigint as open_requests, 0::bigint as certificates
      from enterprise e`);
    await q.query(`create view member_list as
      select m.id, m.enterprise_id, m.person_id, m.status, m.since, m.version, p.name, p.email, m.role_id, r.key as role_key, r.name as role_name
      from membership m join person p on p.id = m.person_id join role r on r.id = m.role_id`);
    await mayChange(q, 'role', 'person', 'membership', 'invitation', 'invitation_link', 'session', 'api_token');
    await mayRead(q, 'enterprise_counts', 'member_list');
  }

  private async rolesAndPeople(q: QueryRunner): Promise<void> {
    await q.query(`create table role (
      id uuid primary key, key text, name text not null, description text not null, enterprise_id uuid references enterprise,
      is_default boolean not null, permissions text[], version int not null, created_at timestamptz not null,
      unique nulls not distinct (enterprise_id, name), check ((key is null) = (permissions is not null)))`);
    await q.query(`create unique index on role (enterprise_id, key) nulls not distinct where key is not null`);
    await q.query(`insert into role (id, key, name, description, is_default, version, created_at) values
      ('019a0000-0000-7000-8000-000000000001', 'super-admin', 'Super administrator', 'Everything, in every enterprise', false, 1, '2026-01-01T00:00:00Z'),
      ('019a0000-0000-7000-8000-000000000002', 'operator', 'Operator', 'Runs enterprises, profiles, people and requests', true, 1, '2026-01-01T00:00:00Z'),
      ('019a0000-0000-7000-8000-000000000003', 'auditor', 'Auditor', 'Reads everything, changes nothing', false, 1, '2026-01-01T00:00:00Z')`);
    await q.query(`create table person (
      id uuid primary key, name text not null, email text not null, address_key text not null unique, mobile text, locale text not null,
      role_id uuid references role, status text not null check (status in ('invited', 'active', 'suspended', 'blocked', 'restricted')),
      password_hash text, last_sign_in_at timestamptz, version int not null, created_at timestamptz not null)`);
    await q.query(`create table membership (
      id uuid primary key, enterprise_id uuid not null references enterprise, person_id uuid not null references person,
      role_id uuid not null references role, status text not null check (status in ('invited', 'active', 'suspended', 'blocked', 'restricted')),
      since timestamptz not null, version int not null, unique (enterprise_id, person_id))`);
    await q.query(`create index on membership (person_id)`);
    await q.query(`create index on membership (role_id)`);
  }

  private async invitations(q: QueryRunner): Promise<void> {
    await q.query(`create table invitation (
      id uuid primary key, enterprise_id uuid references enterprise, name text not null, email text not null, address_key text not null,
      role_id uuid not null references role, status text not null check (status in ('pending', 'accepted', 'declined', 'withdrawn')),
      invited_by uuid references person, sent_at timestamptz not null, expires_at timestamptz not null, decided_at timestamptz,
      decline_reason text, version int not null)`);
    await q.query(
      `create unique index on invitation (enterprise_id, address_key) nulls not distinct where status = 'pending'`,
    );
    await q.query(`create index on invitation (enterprise_id, sent_at, id)`);
    await q.query(`create table invitation_link (
      token_hash bytea primary key, invitation_id uuid not null references invitation, replaced boolean not null)`);
    await q.query(`create index on invitation_link (invitation_id)`);
  }

  private async signIn(q: QueryRunner): Promise<void> {
    await q.query(`create table session (
      id uuid primary key, token_hash bytea not null unique, person_id uuid not null references person, created_at timestamptz not null,
      last_seen_at timestamptz not null, ip text, user_agent text)`);
    await q.query(`create index on session (person_id)`);
    await q.query(`create table api_token (
      id uuid primary key, token_hash bytea not null unique, person_id uuid not null references person, name text not null,
      scopes text[] not null, created_at timestamptz not null, expires_at timestamptz not null, last_used_at timestamptz)`);
    await q.query(`create index on api_token (person_id, created_at, id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
