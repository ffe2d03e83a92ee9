import { Injectable, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Handles } from '../database/handlers';
import { UnitOfWork } from '../database/unit-of-work';
import { jobCaller } from '../shared/access/caller';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { specApi } from '../testing/spec-api';
import { startMailCatcher, type MailCatcher } from './catcher/mail-catcher';
import { DeliverMail } from './deliver-mail';
import { MailMoved } from './mail-moved';
import { MailTransport } from './mail-transport';
import { OutboxMail } from './outbox-mail.entity';
import { SweepOutbox } from './sweep-outbox';
import { fakeMailServer } from './testing/fake-mail-server';
import { freePort } from '../testing/free-port';

/** Stands above, as verification does. */
@Injectable()
class Listener {
  readonly heard: MailMoved[] = [];

  @Handles(MailMoved)
  async run(event: MailMoved): Promise<void> {
    this.heard.push(event);
  }
}
@Module({ providers: [Listener] })
class AboveModule {}

const port = await freePort();
const api = specApi({ business: AboveModule, environment: { SMTP_URL: `smtp://127.0.0.1:${port}?ignoreTLS=true` } });
const token = 'K7QMX-W2AVE-DHRTN-5BYCF-JG3P4S';
const about = { type: 'mailbox-challenge', id: newId() };

const mailTo = (to: string, more: object = {}) => ({
  to,
  template: 'mailbox-token',
  enterpriseId: null,
  about,
  variables: {
    address: to,
    token,
    enterpriseName: 'Nordlicht Energie AG',
    requesterName: 'Jana Kovář',
    requestNumber: 'REQ-000412',
    expiresAt: '2026-11-26T12:00:00.000Z',
    confirmPath: '/confirm/abc',
    ...more,
  },
});
const write = (to: string, more: object = {}) =>
  api.app.get(UnitOfWork).run(jobCaller('spec'), async (tx) => {
    tx.mail(mailTo(to, more));
  });
const rows = () => api.app.get(DataSource).manager;
const rowOf = (recipient: string) => rows().findOneByOrFail(OutboxMail, { recipient });
const deliver = async (to: string) => api.app.get(DeliverMail).run({ id: (await rowOf(to)).id });
const heardOf = (to: string) => api.app.get(Listener).heard.filter(({ recipient }) => recipient === to);
const countOf = (recipient: string) => rows().countBy(OutboxMail, { recipient });
const states = (to: string) => heardOf(to).map(({ state }) => state);

let server: MailCatcher | undefined;
const serverUp = async () => {
  server = await startMailCatcher(new Clock(), port);
  return server;
};
const serverDown = async () => {
  await server?.stop();
  server = undefined;
};
afterEach(serverDown);

describe('a mail of a change that was committed', () => {
  beforeEach(serverUp);

  it('goes out by itself, and what it said is erased', async () => {
    await write('a@x.example');
    await expect.poll(async () => (await rowOf('a@x.example')).state, { timeout: 10_000 }).toBe('sent');
    const [mail] = server!.mails.list('a@x.example');
    expect(mail?.text).toContain(token);
    expect(mail?.headers['from']).toContain('Nordlicht Energie AG by Countersign');
    expect(await rowOf('a@x.example')).toMatchObject({ variables: null, tries: 1, lastError: null, nextTryAt: null });
    expect(heardOf('a@x.example')).toMatchObject([{ about, state: 'sent', text: null, nextTryAt: null }]);
  });

  it('goes out once when two processes take it at the same time', async () => {
    await write('b@x.example');
    await Promise.all([deliver('b@x.example'), deliver('b@x.example'), deliver('b@x.example')]);
    await expect.poll(async () => (await rowOf('b@x.example')).state).toBe('sent');
    expect(server!.mails.list('b@x.example')).toHaveLength(1);
  });

  it('goes out again, under the same Message-ID, when a crash hid that the server had taken it', async () => {
    const transport = api.app.get(MailTransport);
    const send = transport.send.bind(transport);
    const crash = vi.spyOn(transport, 'send').mockImplementation(async (mail) => {
      await send(mail);
      throw new Error('killed');
    });
    await write('c@x.example');
    await expect.poll(() => server!.mails.list('c@x.example').length, { timeout: 10_000 }).toBe(1);
    crash.mockRestore();
    expect(await rowOf('c@x.example')).toMatchObject({ state: 'waiting', tries: 1 });

    api.clock.advance({ minutes: 3 });
    await api.app.get(SweepOutbox).run();
    await expect.poll(async () => (await rowOf('c@x.example')).state).toBe('sent');
    const ids = server!.mails.list('c@x.example').map(({ headers }) => headers['message-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('a mail of a change that was not', () => {
  it('never was', async () => {
    const failed = api.app.get(UnitOfWork).run(jobCaller('spec'), async (tx) => {
      tx.mail(mailTo('d@x.example'));
      await tx.handle();
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await countOf('d@x.example')).toBe(0);
  });

  it.each([
    ['a variable is missing', 'e@x.example', { token: undefined }],
    ['the address is two', 'e@x.example, eve@x.example', {}],
    ['the address brings a header', 'e@x.example\r\nBcc: eve@x.example', {}],
  ])('stops the change when %s', async (_, to, more) => {
    await expect(write(to, more)).rejects.toThrow();
    expect(await countOf(to)).toBe(0);
  });
});

describe('a mail server that is down', () => {
  it('delays the mail, says so, loses nothing; the Token is in clear nowhere', async () => {
    await write('f@x.example');
    await expect.poll(() => states('f@x.example'), { timeout: 10_000 }).toContain('delayed');
    const [delayed] = heardOf('f@x.example');
    expect(delayed).toMatchObject({ about, state: 'delayed' });
    expect(delayed?.text).toMatch(/ECONNREFUSED/);
    expect(delayed?.nextTryAt).toBeInstanceOf(Date);

    const tables = ['outbox_mail', 'audit_record', 'live_event', 'pgboss.job'];
    for (const table of tables) {
      const rows = await api.database.owner(`select t::text as row from ${table} t`);
      expect(JSON.stringify(rows), table).not.toContain(token);
    }

    const { mails } = await serverUp();
    api.clock.advance({ minutes: 2 });
    await api.app.get(SweepOutbox).run();
    await expect.poll(() => mails.list('f@x.example')).toHaveLength(1);
    expect(mails.list('f@x.example')[0]?.text).toContain(token);
    await expect.poll(() => states('f@x.example').at(-1)).toBe('sent');
  });

  it('is not asked for ever', async () => {
    await write('g@x.example');
    await expect.poll(() => states('g@x.example'), { timeout: 10_000 }).toContain('delayed');
    api.clock.advance({ hours: 25 });
    await api.app.get(SweepOutbox).run();
    await expect.poll(async () => (await rowOf('g@x.example')).state).toBe('refused');
    expect((await rowOf('g@x.example')).variables).toBeNull();
  });
});

describe('a mail server that refuses', () => {
  it('ends the mail with its own words', async () => {
    const refusing = await fakeMailServer({ 'RCPT TO': '550 5.1.1 no such mailbox' }, port);
    await write('h@x.example');
    await expect.poll(() => states('h@x.example'), { timeout: 10_000 }).toEqual(['undeliverable']);
    await refusing.stop();
    expect(heardOf('h@x.example')).toMatchObject([{ text: '550 5.1.1 no such mailbox', nextTryAt: null }]);
    expect(await rowOf('h@x.example')).toMatchObject({ state: 'refused', variables: null });
  });
});
