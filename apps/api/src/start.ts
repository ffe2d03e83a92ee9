import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppModule } from './app.module';
import { createApplication } from './application';
import type { Config } from './config';
import { startEmbedded } from './database/embedded/postgres';
import { migrate } from './database/migrate';
import { ReadinessProbe } from './health';
import { DEAD, QUEUES } from './jobs';
import { StartNotes } from './shared/start-notes';
import { stopOnSignals, type Stops } from './stop';

/** Load balancers get to see `/readyz` fail before we refuse anything. */
const NOTICE = 500;

/** One process: the database where none is configured, then tables, then API and portal (whose built files lie in `web`). */
export async function start(config: Config, web: string): Promise<void> {
  const stops: Stops = [];
  const started = serve(config, web, stops);
  stopOnSignals(stops, started);
  try {
    await started;
  } catch (error) {
    for (const stop of stops) await stop();
    throw inWords(error, config);
  }
}

async function serve(config: Config, web: string, stops: Stops): Promise<void> {
  const databaseUrl = config.databaseUrl ?? (await startDatabase(config.dataDir, stops));
  await migrate(config.databaseOwnerUrl ?? databaseUrl, { names: QUEUES, dead: DEAD });
  const { app } = await createApplication({ config, databaseUrl, business: AppModule.with(config), web });
  stops.unshift(() => app.close());
  await app.listen(config.port, config.host);
  const readiness = app.get(ReadinessProbe);
  stops.unshift(async () => {
    readiness.stop();
    await wait(NOTICE);
  });
  console.log(`\n${app.get(StartNotes).block('Countersign', config.publicUrl)}\n`);
}

async function startDatabase(folder: string, stops: Stops): Promise<string> {
  const database = await startEmbedded(join(folder, 'pg'));
  stops.unshift(() => database.stop());
  return database.url;
}

function inWords(error: unknown, { port, host }: Config): unknown {
  const { code } = (error ?? {}) as { code?: unknown };
  if (code === 'EADDRINUSE') return new Error(`Port ${port} is in use: stop what listens there, or set PORT.`);
  if (code === 'EADDRNOTAVAIL') return new Error(`${host} is no address of this machine: see HOST.`);
  return error;
}
