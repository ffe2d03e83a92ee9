import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mayChange } from '../roles';

/** The tenants. A deleted one keeps its row: certificates and audit refer to it until their retention ends. */
export class Enterprises1764000001000 implements MigrationInterface {
  name = 'Enterprises1764000001000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table enterprise (
      id uuid primary key, name text not null, assumed_name text, phone text, address jsonb, owner jsonb,
      active boolean not null, token_mails_per_hour int not null check (token_mails_per_hour > 0), version int not null,
      created_at timestamptz not null, deleted_at timestamptz)`);
    await q.query(`create index on enterprise (name, id) where deleted_at is null`);
    await q.query(`create index on enterprise (created_at, id) where deleted_at is null`);
    await mayChange(q, 'enterprise');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
