import 'reflect-metadata';
import { start } from './start';

await start(process.env).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
