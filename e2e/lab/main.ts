// node e2e/lab/main.ts start [views] | set ZONE [RECORD …] | status | ports | env | vectors | record | stop
// Its ports begin at DNS_LAB_BASE (5360), its files lie in DNS_LAB_DIR. Ends with 0 done, 1 failed, 2 usage, 3 packages missing.
import { account, issuer } from './data/cases.ts';
import { caaVectors } from './data/vectors.ts';
import { labAt } from './lab.ts';
import { howToInstall, missingPackages } from './programs.ts';
import { record } from './record.ts';

const lab = labAt(Number(process.env['DNS_LAB_BASE'] ?? 5360), process.env['DNS_LAB_DIR'] || undefined);
const say = (line: string) => process.stdout.write(`${line}\n`);
const json = (value: unknown) => {
  say(JSON.stringify(value, null, 1));
};

const commands: Record<string, (...rest: string[]) => unknown> = {
  start: async (views = '0') => {
    await lab.start(Number(views));
    say(`Resolver 127.0.0.1:${lab.ports.unbound}, name server 127.0.0.1:${lab.ports.nsd}, files in ${lab.dir}`);
  },
  set: async (zone = '', ...records) => {
    await lab.set(zone, records);
    say(`${zone} has ${records.length} records more than it began with`);
  },
  status: () => {
    const processes = lab.processes();
    for (const { name, pid, alive } of processes) say(`${alive ? 'up  ' : 'down'} ${name} ${pid}`);
    if (!processes.some(({ alive }) => alive)) process.exitCode = 1;
  },
  ports: () => {
    json(lab.ports);
  },
  env: () => {
    for (const [key, value] of Object.entries(lab.environment())) say(`${key}=${value}`);
  },
  vectors: () => {
    json({ issuer, account, vectors: caaVectors });
  },
  record: async () => {
    say(await record(lab));
  },
  stop: async () => {
    say(`Stopped: ${(await lab.stop()).join(', ') || 'nothing was running'}`);
  },
};

const [verb = '', ...rest] = process.argv.slice(2);
const command = commands[verb];
const missing = ['start', 'set'].includes(verb) ? missingPackages() : [];
if (!command) {
  console.error(`Say one of: ${Object.keys(commands).join(', ')}`);
  process.exitCode = 2;
} else if (missing.length > 0) {
  console.error(`The lab needs ${missing.join(', ')}. ${howToInstall(missing)}`);
  process.exitCode = 3;
} else {
  try {
    await command(...rest);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
