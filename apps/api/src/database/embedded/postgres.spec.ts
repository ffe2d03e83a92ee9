import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { tempFolder } from '../../testing/temp-folder';
import { asOwner } from '../testing/spec-database';
import { startEmbedded } from './postgres';

const folder = join(tempFolder(), 'pg');

it('starts where another process is just stopping', async () => {
  for (const pause of [0, 5, 20, 50]) {
    const first = await startEmbedded(folder);
    const stopping = first.stop();
    await wait(pause);
    const second = await startEmbedded(folder);
    await stopping;
    expect(await asOwner(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
  }
}, 60_000);

it('refuses a folder that another process has', async () => {
  const first = await startEmbedded(folder);
  await expect(startEmbedded(folder)).rejects.toThrow('Another Countersign already runs');
  await first.stop();
}, 60_000);
