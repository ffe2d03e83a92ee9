// `npm run demo:lab`: the product as `npm start` has it, looking into a private DNS on this machine instead of the internet: names
// below secure.lab, insecure.lab, bogus.lab … are answered by real name servers through a real validating resolver.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { freeBase } from '../e2e/lab/free-ports.ts';
import { labAt } from '../e2e/lab/lab.ts';
import { howToInstall, missingPackages } from '../e2e/lab/programs.ts';
import { serveFiles } from '../e2e/lab/web-site.ts';

const missing = missingPackages();
if (missing.length > 0) {
  console.error(`The private DNS needs packages of the system. ${howToInstall(missing)}`);
  process.exit(3);
}

const base = Number(process.env.DNS_LAB_BASE ?? (await freeBase()));
const lab = labAt(base, process.env.DNS_LAB_DIR || undefined);
let server;
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    ending = true;
    server?.kill(signal);
  });

await lab.start();
const site = await serveFiles(lab);
const settings = lab.environment();
console.log(`A private DNS runs beside the product, its files in ${lab.dir}. Names to try: shop.secure.lab (signed),
shop.insecure.lab (unsigned), mail-other.secure.lab (CAA names somebody else), mail-ok.bogus.lab (a bad signature),
x.servfail.lab (a broken server). More of them: docs/operations.md. Another terminal publishes proofs:

  export DNS_LAB_BASE=${base} DNS_LAB_DIR=${lab.dir}
  node e2e/lab/main.ts set secure.lab '_ra-challenge.shop 5 IN TXT "the value"'   without a record: as it was
  printf 'the value' > ${site.folder}/the-file.txt   the file method: secure.lab, a.sites.lab …
`);

if (!ending)
  server = spawn(process.execPath, ['tools/start.mjs'], { stdio: 'inherit', env: { ...process.env, ...settings } });
const code = server ? await new Promise((resolve) => server.on('exit', (status) => resolve(status ?? 1))) : 1;
site.close();
await lab.stop();
if (!process.env.DNS_LAB_DIR) rmSync(lab.dir, { recursive: true, force: true });
process.exit(code);
