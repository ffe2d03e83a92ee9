import { expect, it } from 'vitest';
import { specApi } from '../../testing/spec-api';
import { aPerson } from '../testing';
import { Passwords } from './passwords';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '100000' } });
const MEBIBYTE = 2 ** 20;

/** S22. argon2id takes 46 MiB: a hundred side by side would take 4.6 GiB. */
it('a hundred people who sign in at once all get in, and memory stays bounded', async () => {
  const hash = await api.app.get(Passwords).hash('wind over the harbour');
  const people = [];
  for (let i = 0; i < 100; i++) people.push(await aPerson(api.db));
  await api.db.query('update person set password_hash = $1', [hash]);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
  const cpuBefore = process.cpuUsage();
  const times = await Promise.all(
    people.map(async ({ email, password }) => {
      const from = performance.now();
      const answer = await api.anonymous().post('/api/v1/session', { email, password });
      expect(answer.statusCode).toBe(200);
      return performance.now() - from;
    }),
  );
  clearInterval(watch);
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpu = (user + system) / 1000;
  const p95 = times.sort((a, b) => a - b)[94] ?? 0;
  const memory = Math.round((most - before) / MEBIBYTE);
  console.log(
    `100 sign-ins at once: p95 ${Math.round(p95)} ms, ${Math.round(cpu)} ms of processor, ${memory} MiB more`,
  );
  expect(memory).toBeLessThan(500);
});
