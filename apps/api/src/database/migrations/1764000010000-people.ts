import type { MigrationInterface, QueryRunner } from 'typeorm';
import countsOfEnterprises from '../../enterprises/counts-of-enterprises.sql';
import memberList from '../../users/members/member-list.sql';
import memberNames from '../../users/members/member-names.sql';
import personList from '../../users/people/person-list.sql';
import { mayChange, mayRead } from '../roles';

/** Enterprises, people and roles that are deleted but kept; request notes; and what lists of ten thousand are read by. */
export class People1764000010000 implements MigrationInterface {
  name = 'People1764000010000';

  async up(q: QueryRunner): Promise<void> {
    await this.deletion(q);
    await this.members(q);
    await this.lists(q);
    await q.query(`create table request_notes (
      enterprise_id uuid primary key references enterprise, welcome text, csr text, sdn text, san text, validity text,
      verification text, version int not null)`);
    await mayChange(q, 'request_notes');
    await q.query('drop view enterprise_counts');
    await q.query(`create function counts_of_enterprises(ids uuid[], at timestamptz)
      returns table (id uuid, members bigint, domains bigint, open_requests bigint, certificates bigint)
      language sql stable as $$ ${countsOfEnterprises} $$`);
  }

  /** What refers to it finds its row; its name and address are free again. */
  private async deletion(q: QueryRunner): Promise<void> {
    await q.query('alter table person add deleted_at timestamptz, drop constraint person_address_key_key');
    await q.query('create unique index on person (address_key) where deleted_at is null');
    await q.query('alter table role add deleted_at timestamptz, drop constraint role_enterprise_id_name_key');
    await q.query('create unique index on role (enterprise_id, name) nulls not distinct where deleted_at is null');
    await q.query(
      'create unique index on role (enterprise_id) nulls not distinct where is_default and deleted_at is null',
    );
  }

  private async members(q: QueryRunner): Promise<void> {
    await q.query(memberNames);
    for (const by of ['name', 'email', 'since', 'status', 'role_id'])
      await q.query(`create index on membership (enterprise_id, ${by}, id)`);
    await q.query('create index on membership using gin (name gin_trgm_ops, email gin_trgm_ops)');
    await q.query('drop view member_list');
    await q.query(`create view member_list as ${memberList}`);
    await mayRead(q, 'member_list');
  }

  private async lists(q: QueryRunner): Promise<void> {
    await q.query('create index on enterprise using gin (name gin_trgm_ops, assumed_name gin_trgm_ops)');
    await q.query('create index on person using gin (name gin_trgm_ops, email gin_trgm_ops)');
    for (const sort of ['name', 'email', 'created_at', 'last_sign_in_at'])
      await q.query(`create index on person (${sort}, id) where deleted_at is null`);
    await q.query('create index on person (role_id) where role_id is not null');
    await q.query("create index on invitation (role_id) where status = 'pending'");
    await q.query('create index on certificate (enterprise_id, not_after)');
    await q.query(`create view person_list as ${personList}`);
    await mayRead(q, 'person_list');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
