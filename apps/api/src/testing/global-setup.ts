import 'reflect-metadata';
import { resolve } from 'node:path';
import { DataSource } from 'typeorm';
import type { TestProject } from 'vitest/node';
import { FolderInUse, startEmbedded, type Embedded } from '../database/embedded/postgres';
import { migrate } from '../database/migrate';
import { DEAD, QUEUES } from '../jobs';

declare module 'vitest' {
  export interface ProvidedContext {
    server: string;
  }
}

const below = resolve(import.meta.dirname, '../../../../.data');
/** Quick, not durable: it holds nothing worth keeping. */
const settings = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=300'];

/** One server for the whole run; its database 'template_specs' holds the migrated schema. */
export default async function (project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given ? { url: given, stop: async () => undefined } : await firstFree();
  const admin = await new DataSource({ type: 'postgres', url: server.url }).initialize();
  const left = await admin.query<{ datname: string }[]>(
    `select datname from pg_database where datname like 'spec\\_%' or datname = 'template_specs'`,
  );
  for (const { datname } of left) await admin.query(`drop database "${datname}" with (force)`);
  await admin.query('create database template_specs');
  await migrate(server.url.replace(/\/[^/]*$/, '/template_specs'), { names: QUEUES, dead: DEAD });
  await admin.destroy();
  project.provide('server', server.url);
  return () => server.stop();
}

/** Runs side by side don't share a server: each takes the first folder that nobody uses. */
async function firstFree(number = 1): Promise<Embedded> {
  try {
    return await startEmbedded(resolve(below, `specs-${number}`), settings);
  } catch (error) {
    if (error instanceof FolderInUse) return firstFree(number + 1);
    throw error;
  }
}
