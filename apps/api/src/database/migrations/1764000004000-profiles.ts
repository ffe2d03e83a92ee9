import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mayChange, mayOnlyAppend } from '../roles';

/** Certification profiles. A version never changes: requests are pinned to theirs. */
export class Profiles1764000004000 implements MigrationInterface {
  name = 'Profiles1764000004000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table profile (
      id uuid primary key, version int not null, name text not null, description text not null, active boolean not null,
      validation_type text not null, created_at timestamptz not null)`);
    await q.query(`create index on profile (name, id)`);
    await q.query(`create table profile_version (
      profile_id uuid not null references profile on delete cascade, version int not null, content jsonb not null,
      created_at timestamptz not null, primary key (profile_id, version))`);
    await q.query(`create table profile_connector (
      profile_id uuid not null, version int not null, connector_id uuid not null references connector,
      primary key (profile_id, version, connector_id),
      foreign key (profile_id, version) references profile_version (profile_id, version) on delete cascade)`);
    await q.query(`create index on profile_connector (connector_id)`);
    await q.query(`create table enterprise_profile (
      enterprise_id uuid not null references enterprise, profile_id uuid not null references profile,
      primary key (enterprise_id, profile_id))`);
    await q.query(`create index on enterprise_profile (profile_id)`);
    await q.query(`create or replace view connector_use as
      select distinct connector_id, 'profile' as type, profile.id, profile.name
      from profile_connector join profile on profile.id = profile_id`);
    await mayOnlyAppend(q, 'profile_version', 'profile_connector');
    await mayChange(q, 'profile', 'enterprise_profile');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
