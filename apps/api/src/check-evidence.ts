import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from './config';
import { besideEmbedded } from './database/embedded/postgres';
import { checkDatabase, checkRecords, type Told } from './verification';

/** Decides every attempt again from its stored bytes, without a resolver: those of the files that are named, else all of the database. Ends with 1 where one does not agree. */
async function run(files: readonly string[]): Promise<Told> {
  if (files.length > 0) return checkRecords(files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as unknown));
  const { databaseUrl, dataDir } = readConfig(process.env);
  const database = databaseUrl === null ? await besideEmbedded(join(dataDir, 'pg')) : null;
  try {
    return await checkDatabase(databaseUrl ?? database?.url ?? '');
  } finally {
    await database?.stop();
  }
}

try {
  const { lines, disagree } = await run(process.argv.slice(2));
  for (const line of lines) console.log(line);
  process.exitCode = disagree > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
