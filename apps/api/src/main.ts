import 'reflect-metadata';
import { join } from 'node:path';
import { readConfig } from './config';

try {
  const config = readConfig(process.env); // before all that takes its time to load: a wrong key is said at once
  const { start } = await import('./start');
  // known here alone: what is bundled beside it lies in a folder of its own
  await start(config, join(import.meta.dirname, '../portal/browser'));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
