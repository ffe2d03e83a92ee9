import { PgBoss } from 'pg-boss';
import { DataSource } from 'typeorm';
import { describe, expect, inject, it } from 'vitest';
import { migrate } from './migrate';
import { applicationOptions } from './options';
import { APP_ROLE, asApplication } from './roles';
import { specDatabase } from './testing/spec-database';

const role = async (db: DataSource) => (await db.query<{ role: string }[]>('select current_user as role'))[0]?.role;
const queues = { names: ['mail'], dead: 'dead' };

describe('roles in the database', () => {
  const { db, url, owner } = specDatabase();

  it('steps down on every connection of the pool, and stays down when one is used again', async () => {
    expect(new Set(await Promise.all(Array.from({ length: 30 }, () => role(db))))).toEqual(new Set([APP_ROLE]));
    for (const statement of ['reset role', 'reset all', 'discard all']) {
      const client = db.createQueryRunner();
      await client.query(statement);
      expect(await client.query('select current_user as role')).toEqual([{ role: APP_ROLE }]);
      await client.release();
    }
  });

  it('keeps what DATABASE_URL says in its options', () => {
    expect(asApplication('postgres://h/d?options=-c%20lock_timeout%3D5s')).toContain(
      '-c+lock_timeout%3D5s+-c+role%3Dcountersign_app',
    );
  });

  it.each([
    `update audit_record set action = 'x'`,
    'delete from audit_record',
    'truncate audit_record',
    'select from audit_record for update',
    'alter table audit_record disable trigger all',
    'drop table audit_record',
    'create table mine ()',
  ])('refuses %s', async (statement) => {
    await expect(db.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('opens a new table only when its migration says so', async () => {
    await owner('create table fresh (id int)');
    await expect(db.query('select from fresh')).rejects.toMatchObject({ code: '42501' });
    const closed = await db.query<{ name: string }[]>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not has_table_privilege(oid, 'select')`,
    );
    expect(closed.map(({ name }) => name).sort()).toEqual(['fresh', 'migrations']);
  });

  it('lets pg-boss work, supervise and schedule in the role', async () => {
    const errors: unknown[] = [];
    const boss = new PgBoss({
      connectionString: asApplication(url),
      max: 3,
      migrate: false,
      createSchema: false,
      useListenNotify: true,
      superviseIntervalSeconds: 1,
      maintenanceIntervalSeconds: 1,
    });
    boss.on('error', (error) => {
      errors.push(error);
    });
    await boss.start();
    const worked = new Promise((done) => {
      void boss.work('mail', async ([job]) => {
        done(job?.data);
      });
    });
    await boss.schedule('mail', '0 3 * * *', { n: 0 });
    await boss.send('mail', { n: 1 });
    expect(await worked).toEqual({ n: 1 });
    await boss.supervise();
    await expect(boss.createQueue('parted', { partition: true })).rejects.toMatchObject({ code: '42501' });
    await new Promise((done) => setTimeout(done, 1200));
    expect(errors).toEqual([]);
    await boss.stop({ graceful: false, close: true });
  }, 30_000);

  it('works for an owner who is no superuser, and for a second log-in that is only a member', async () => {
    const admin = await new DataSource({ type: 'postgres', url: inject('server') }).initialize();
    await admin.query('drop role if exists spec_owner, spec_web');
    await admin.query(`create role spec_owner login createrole password 'x'; create role spec_web login password 'x'`);
    await admin.query('create database spec_plain owner spec_owner');
    await admin.query(`grant ${APP_ROLE} to spec_owner with admin option; grant ${APP_ROLE} to spec_web`);
    const as = (user: string) => {
      const address = new URL(inject('server'));
      address.username = user;
      address.password = 'x';
      address.pathname = 'spec_plain';
      return address.href;
    };
    await migrate(as('spec_owner'), queues);
    for (const user of ['spec_owner', 'spec_web']) {
      const web = await new DataSource(applicationOptions(as(user))).initialize();
      expect(await role(web)).toBe(APP_ROLE);
      await expect(web.query('delete from audit_record')).rejects.toMatchObject({ code: '42501' });
      await web.destroy();
    }
    await admin.query('drop database spec_plain with (force)');
    await admin.query('drop role spec_owner, spec_web');
    await admin.destroy();
  }, 30_000);
});
