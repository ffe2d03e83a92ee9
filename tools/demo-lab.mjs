// `npm run demo:lab`: the product as `npm start` has it, looking into a private DNS on this machine instead of the internet: names
// below secure.lab, insecure.lab, bogus.lab … are answered by real name servers through a real validating resolver.
import { spawn } from 'node:child_process';
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
const lab = labAt(base, process.env.DNS_LAB_DIR);
await lab.start(2);
const site = await serveFiles(lab);
const settings = lab.environment();

console.log(`A private DNS runs beside the product (files in ${lab.dir}), with a web site for every name at 127.0.0.1:${lab.ports.http}.
Names to try: shop.secure.lab (signed), shop.insecure.lab (unsigned), mail-other.secure.lab (CAA forbids), mail-ok.bogus.lab (bad
signature), x.servfail.lab (broken server); all of them: docs/operations.md. In another terminal:

  export DNS_LAB_BASE=${base} DNS_LAB_DIR=${lab.dir}
  node e2e/lab/main.ts set secure.lab '_ra-challenge.shop 5 IN TXT "the value"'      a TXT record; without records: as it was
  mkdir -p ${site.folder} && echo 'the value' > ${site.folder}/the-file.txt          the file method

Settings: ${Object.entries(settings)
  .map(([key, value]) => `${key}='${value}'`)
  .join(' ')}
`);

const server = spawn(process.execPath, ['tools/start.mjs'], { stdio: 'inherit', env: { ...process.env, ...settings } });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', async (code, signal) => {
  site.close();
  await lab.stop();
  process.exit(signal ? 1 : (code ?? 1));
});
