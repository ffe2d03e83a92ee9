import { Column, DataSource, Entity, PrimaryColumn, ViewColumn, ViewEntity } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { specApi } from '../testing/spec-api';
import { ownerOptions } from './options';
import { TenantRow } from './rows';
import { schemaDiff } from './testing/schema-diff';
import { specDatabase } from './testing/spec-database';

@Entity('spec_request')
class RequestEntity extends TenantRow {
  @Column('text') state: string;
  @Column('text', { name: 'common_name', nullable: true }) commonName: string | null;
  @Column('text', { array: true }) emails: string[];
  @Column('jsonb') san: object;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('bigint') serial: string;
  @Column('bytea') tbs: Buffer;
}
@Entity('spec_check')
class CheckEntity extends TenantRow {
  @Column('uuid', { name: 'request_id' }) requestId: string;
}
@Entity('spec_event')
class EventEntity {
  @PrimaryColumn('bigint', { generated: 'identity', generatedIdentity: 'ALWAYS' }) id: string;
}
@ViewEntity({ name: 'spec_list', synchronize: false })
class ListRow {
  @ViewColumn({ name: 'common_name' }) commonName: string;
}

const tables = `
  create table spec_request (id uuid primary key, enterprise_id uuid not null, state text not null check (state in ('draft', 'issued')), common_name text,
    emails text[] not null, san jsonb not null, created_at timestamptz not null, serial bigint not null unique, tbs bytea not null, unique (enterprise_id, id));
  create table spec_check (id uuid primary key, enterprise_id uuid not null, request_id uuid not null,
    foreign key (enterprise_id, request_id) references spec_request (enterprise_id, id));
  create table spec_event (id bigint generated always as identity primary key);
  create index on spec_request (enterprise_id, created_at desc, id) include (state);
  create unique index on spec_request (enterprise_id, lower(common_name));
  create view spec_list as select common_name from spec_request`;

describe('the entities of the application', () => {
  const api = specApi();
  it('match the migrations', async () => {
    expect(await schemaDiff(api.app.get(DataSource))).toEqual([]);
  });
});

describe('the comparison of entities and tables', () => {
  const { url, owner } = specDatabase();
  it('passes composite keys, expression indexes, views and pg-boss, and sees drift', async () => {
    await owner(tables);
    const entities = [RequestEntity, CheckEntity, EventEntity, ListRow];
    const db = await new DataSource({ ...ownerOptions(url), entities }).initialize();
    expect(await schemaDiff(db)).toEqual([]);
    await db.query(
      `alter table spec_request alter common_name set not null, add extra text, alter state set default 'draft'`,
    );
    const drift = (await schemaDiff(db)).map((query) =>
      query.replace(/ALTER TABLE "spec_|ALTER COLUMN |COLUMN |"/g, ''),
    );
    expect(drift).toEqual(['request DROP extra', 'request state DROP DEFAULT', 'request common_name DROP NOT NULL']);
    await db.destroy();
  });
});
