import type { Check, RequestDetail } from '@countersign/contracts';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkOf, detailOf, RequestWorld } from '../requests/testing';
import { specApi } from '../testing/spec-api';
import { SweepOutbox } from './sweep-outbox';
import { fakeMailServer, type FakeMailServer, type Says } from './testing/fake-mail-server';
import { freePort } from '../testing/free-port';

let server: FakeMailServer | undefined;
const heard: string[] = [];
const port = await freePort();
const serverThat = async (says: Says) => {
  server = await fakeMailServer(says, port);
};
const serverGone = async () => {
  heard.push(...(server?.heard ?? []));
  await server?.stop();
  server = undefined;
};
afterEach(async () => {
  await serverGone();
  heard.length = 0;
});

/** One who sends a Token, and the row of the board where it is waited for. */
function requester(smtpUrl: string) {
  const api = specApi({ environment: { SMTP_URL: smtpUrl, RATE_LIMIT_FACTOR: '1000' } });
  let world: RequestWorld;
  let count = 0;
  beforeAll(async () => {
    world = await RequestWorld.with(api);
  });
  const sends = async () => {
    const email = `mia.${++count}@nordlicht.example`;
    const request = await world.filled(email);
    detailOf(await world.start(request, email));
    return { request, email };
  };
  const row = async ({ request, email }: { request: RequestDetail; email: string }): Promise<Check> =>
    checkOf(await world.get(request.id), email);
  const later = async () => {
    api.clock.advance({ minutes: 2 });
    await api.app.get(SweepOutbox).run();
  };
  return { api, sends, row, later };
}

describe('a Token mail and a mail server that (R8)', () => {
  const { sends, row, later } = requester(`smtp://127.0.0.1:${port}`);
  const messageIds = () => [...heard, ...(server?.heard ?? [])].filter((line) => /^Message-ID:/i.test(line));

  it.each<[string, Says | null, RegExp, mails: number]>([
    ['is not there', null, /ECONNREFUSED/, 1],
    [
      'closes its service (421)',
      { EHLO: '421 4.3.2 shutting down', HELO: '421 4.3.2 shutting down' },
      /421 4\.3\.2/,
      1,
    ],
    ['is busy (451)', { 'RCPT TO': '451 4.7.1 greylisted' }, /451 4\.7\.1 greylisted/, 1],
    ['drops the line before it says 250', { '.': 'drop' }, /./, 2],
  ])('%s: the row says so and until when, and the mail goes out later', async (_, says, words, mails) => {
    if (says) await serverThat(says);
    const sent = await sends();
    await expect.poll(async () => (await row(sent)).code, { timeout: 5000 }).toBe('mailbox-delayed');
    const late = await row(sent);
    expect(late).toMatchObject({ status: 'pending', details: [{ severity: 'warning', retryable: true }] });
    expect(late.details[0]?.found).toMatch(words);
    expect(late.nextTryAt).not.toBeNull();

    await serverGone();
    await serverThat({});
    await later();
    await expect.poll(async () => (await row(sent)).code).toBeNull();
    expect(await row(sent)).toMatchObject({ status: 'pending', details: [], nextTryAt: null });
    await later();
    expect(messageIds()).toHaveLength(mails);
    expect(new Set(messageIds()).size).toBe(1);
  });

  it('refuses the mailbox (550): the row shows its words, and nobody tries again', async () => {
    await serverThat({ 'RCPT TO': '550 5.1.1 no such mailbox' });
    const sent = await sends();
    await expect.poll(async () => (await row(sent)).status, { timeout: 5000 }).toBe('failed');
    expect(await row(sent)).toMatchObject({
      outcome: 'fail',
      code: 'mailbox-undeliverable',
      details: [{ severity: 'error', found: '550 5.1.1 no such mailbox' }],
    });
    await later();
    expect(server?.heard.filter((line) => line.startsWith('RCPT TO'))).toHaveLength(1);
  });
});

describe('where TLS is required, a mail server whose STARTTLS somebody took away (R8)', () => {
  const { sends, row, later } = requester(`smtp://127.0.0.1:${port}?requireTLS=true`);

  it('gets no word of a mail, neither at once nor later; the row says that it waits', async () => {
    await serverThat({});
    const sent = await sends();
    await expect.poll(async () => (await row(sent)).code, { timeout: 5000 }).toBe('mailbox-delayed');
    await later();
    expect(await row(sent)).toMatchObject({ status: 'pending', code: 'mailbox-delayed' });
    const said = server?.heard.join('\n') ?? '';
    expect(said).toMatch(/^STARTTLS$/m);
    expect(said).not.toMatch(/MAIL FROM|nordlicht|Token/i);
  });
});
