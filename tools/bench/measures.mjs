// One function a budget: it measures and answers with [text, number].
import { setTimeout as wait } from 'node:timers/promises';
import { bundleSizes } from '../bundle-size.mjs';
import { signIn } from './client.mjs';
import { csrFor } from './csr.mjs';
import { inLanes, median, percentile, timed } from './figures.mjs';
import { Server } from './server.mjs';

const REQUESTS = 300;
const LANES = 8;
const SIGN_INS = 200;
const IDLE = 5 * 60_000;

/** P9: on a database that is migrated. */
export async function startUp() {
  const server = new Server();
  await server.start(); // makes and fills the database
  await server.stop();
  const times = [];
  while (times.length < 3) {
    times.push(await server.start());
    await server.stop();
  }
  server.remove();
  return median(times) / 1000;
}

/** P10 */
export async function idleMemory() {
  const server = new Server();
  await server.start();
  await wait(IDLE);
  const memory = server.memory();
  await server.stop();
  server.remove();
  return memory;
}

/** P12: presses of Generate side by side; and then again while CSRs of 1,000 names come. */
export async function eventLoopDelay() {
  const server = new Server();
  await server.start();
  const admin = await signIn(server.url, 'admin');
  const drafts = [];
  await inLanes(
    LANES,
    Array.from({ length: 2 * REQUESTS }, (_, n) => n),
    async (n) => {
      drafts.push(await draftOf(admin, `bench.${n}@example.com`));
    },
  );
  const generate = async (id) => {
    await admin.call('POST', `/requests/${id}/generate`, {});
  };
  const alone = await server.delayDuring(() => timed(() => inLanes(LANES, drafts.slice(0, REQUESTS), generate)));

  const huge = await csrFor(...Array.from({ length: 1000 }, (_, n) => `a${n}@b.de`));
  let issuing = true;
  const sendHuge = async () => {
    while (issuing)
      if ((await admin.raw('POST', '/csr/inspect', { pem: huge })).status !== 422) throw new Error('Taken!');
  };
  const besides = await server.delayDuring(async () => {
    const sending = sendHuge();
    await inLanes(LANES, drafts.slice(REQUESTS), generate);
    issuing = false;
    await sending;
  });
  await server.stop();
  server.remove();
  return { issuing: alone.p99, hugeCsr: besides.p99, perSecond: REQUESTS / (alone.result / 1000) };
}

/** A request whose every step is done and that has nothing to prove. */
async function draftOf(client, address) {
  const [enterprise] = client.session.enterprises;
  const { items } = await client.call('GET', `/enterprises/${enterprise.id}/profiles`);
  const profile = items.find(({ validationType }) => validationType === 'none');
  const { id } = await client.call('POST', '/requests', { enterpriseId: enterprise.id, profileId: profile.id });
  await client.call('PUT', `/requests/${id}/csr`, { pem: await csrFor(address) });
  await client.call('PUT', `/requests/${id}/sdn`, { commonName: address });
  const { validity } = await client.call('PUT', `/requests/${id}/san`, { emails: [address], dnsNames: [] });
  await client.call('PUT', `/requests/${id}/validity`, { days: validity.days });
  return id;
}

/** P13 */
export const bundles = async () => bundleSizes();

/** P18: one after the other; argon2id is most of it. */
export async function signInTime() {
  const server = new Server();
  await server.start();
  const times = [];
  while (times.length < SIGN_INS) times.push(await timed(() => signIn(server.url, 'operator')));
  await server.stop();
  server.remove();
  return percentile(times, 95);
}
