import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mayChange, mayOnlyAppend, mayRead } from '../roles';

/** The outside systems, their secrets apart from them, and the keys of the built-in CA. */
export class Connectors1764000003000 implements MigrationInterface {
  name = 'Connectors1764000003000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table connector (
      id uuid primary key, kind text not null, name text not null, active boolean not null, config jsonb not null,
      version int not null, last_test jsonb, created_at timestamptz not null)`);
    await q.query(`create index on connector (name, id)`);
    await q.query(`create index on connector (kind, id)`);
    await q.query(`create table connector_secret (
      connector_id uuid not null references connector on delete cascade, name text not null, sealed text not null,
      primary key (connector_id, name))`);
    await q.query(`create table ca_key (
      id uuid primary key, connector_id uuid not null references connector on delete cascade, role text not null check (role in ('root', 'issuing')),
      algorithm text not null, sealed text not null, certificate bytea not null, serial text not null, created_at timestamptz not null,
      unique (connector_id, role))`);
    // Who uses a connector: each module above replaces the view with its own rows added.
    await q.query(`create view connector_use as
      select null::uuid as connector_id, null::text as type, null::uuid as id, null::text as name where false`);
    await mayChange(q, 'connector', 'connector_secret');
    await mayOnlyAppend(q, 'ca_key');
    await mayRead(q, 'connector_use');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
