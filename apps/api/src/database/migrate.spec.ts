import { DataSource } from 'typeorm';
import { describe, expect, inject, it } from 'vitest';
import { migrate } from './migrate';
import { migrations } from './migrations';

describe('migrations', () => {
  it('run once when several processes start together, and again without harm', async () => {
    const server = inject('server');
    const admin = await new DataSource({ type: 'postgres', url: server }).initialize();
    await admin.query('create database spec_migrate');
    const url = server.replace(/\/[^/]*$/, '/spec_migrate');
    const queues = { names: ['mail'], dead: 'dead' };
    await Promise.all([migrate(url, queues), migrate(url, queues), migrate(url, queues)]);
    await migrate(url, queues);
    const db = await new DataSource({ type: 'postgres', url }).initialize();
    const done = await db.query<{ name: string }[]>('select name from migrations order by id');
    expect(done.map(({ name }) => name)).toEqual(migrations.map((migration) => migration.name));
    await db.destroy();
    await admin.query('drop database spec_migrate with (force)');
    await admin.destroy();
  }, 60_000);

  it('stand in the order of their numbers', () => {
    const numbers = migrations.map(({ name }) => Number(name.slice(-13)));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });
});
