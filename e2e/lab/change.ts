import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { ask } from './ask.ts';
import { type Layout } from './layout.ts';
import { processesOf } from './processes.ts';
import { run } from './programs.ts';
import { dotted, fileOf } from './zone.ts';
import { writeZone } from './zone-files.ts';

/**
 * Puts records into a zone in place of those that an earlier call put there; none = as it was. Signed and damaged as the zone
 * says, loaded, and forgotten by every resolver, before the promise resolves. One zone a test: two that share one disturb each other.
 */
export async function setRecords(lab: Layout, name: string, lines: readonly string[]): Promise<void> {
  const zone = lab.zones.find((one) => one.name === name);
  if (!zone) throw new Error(`This lab has no zone ${name}`);
  const counter = lab.path('zones', `${fileOf(name)}.serial`);
  const serial = (existsSync(counter) ? Number(readFileSync(counter, 'utf8')) : (zone.serial ?? 1)) + 1;
  writeFileSync(counter, String(serial));
  writeZone(lab, zone, serial, lines);
  run('nsd-control', ['-c', lab.path('nsd.conf'), 'reload', dotted(name)]);
  await loaded(lab, name, serial);
  flush(lab, name);
}

/** NSD loads a zone after its command came back. */
async function loaded(lab: Layout, name: string, serial: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { answer } = await ask(lab.ports.nsd, name, 'SOA', { timeout: 500 });
    const soa = answer.find(({ type }) => type === 6)?.rdata;
    if (soa?.readUInt32BE(soa.length - 20) === serial) return;
    await wait(20);
  }
  throw new Error(`NSD did not load ${name} with serial ${serial}; see ${lab.path('run', 'nsd.log')}`);
}

function flush(lab: Layout, name: string): void {
  const resolvers = processesOf(lab).filter((one) => one.alive && one.name.startsWith('unbound'));
  for (const resolver of resolvers)
    run('unbound-control', ['-c', lab.path(`${resolver.name}.conf`), 'flush_zone', dotted(name)]);
}
