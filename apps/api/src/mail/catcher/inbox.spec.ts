import { Module } from '@nestjs/common';
import { beforeAll, describe, expect, it } from 'vitest';
import { specApi } from '../../testing/spec-api';
import { MailTransport } from '../mail-transport';
import type { CaughtMail } from './caught-mail';

@Module({})
class NothingModule {}

const api = specApi({ business: NothingModule, environment: { SMTP_URL: '' } });
const get = (url: string) => api.anonymous().get(url);
const listed = async (to: string) => (await get(`/dev/mail.json?to=${encodeURIComponent(to)}`)).json<CaughtMail[]>();

beforeAll(async () => {
  const transport = api.app.get(MailTransport);
  for (const number of [1, 2, 3])
    await transport.send({
      id: `mail-${number}`,
      to: number === 2 ? 'other@x.example' : 'mila@x.example',
      fromName: 'Nordlicht <script>alert(1)</script>',
      subject: `Mail ${number} <b>bold</b>`,
      text: `Text ${number}\nhttps://ra.example/confirm/${number}\n`,
      html: `<p>Mail ${number}</p><script>alert(1)</script>`,
    });
});

describe('GET /dev/mail.json', () => {
  it('has the mails of an address, newest first, whatever its case', async () => {
    const mails = await listed('MILA@x.example');
    expect(mails.map(({ subject }) => subject)).toEqual(['Mail 3 <b>bold</b>', 'Mail 1 <b>bold</b>']);
    expect(Object.keys(mails[0]!).sort()).toEqual(
      ['date', 'from', 'headers', 'html', 'id', 'raw', 'subject', 'text', 'to'].sort(),
    );
  });

  it('has all mails without an address', async () => {
    expect((await get('/dev/mail.json')).json()).toHaveLength(3);
  });
});

describe('GET /dev/mail', () => {
  it('lists the mails with what people typed escaped, under a policy without a gap', async () => {
    const { body, headers } = await get('/dev/mail');
    expect(body).toContain('Mail 3 &lt;b&gt;bold&lt;/b&gt;');
    expect(body).not.toContain('<b>bold</b>');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'nonce-/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(body).not.toMatch(/\sstyle="|\son\w+="/);
  });

  it('opens a mail: its HTML in a frame without scripts, its text with links, its source', async () => {
    const [{ id } = { id: '' }] = await listed('mila@x.example');
    expect((await get(`/dev/mail/${id}`)).body).toContain(`<iframe src="/dev/mail/${id}/html"`);
    expect((await get(`/dev/mail/${id}?view=text`)).body).toContain('<a href="https://ra.example/confirm/3"');
    expect((await get(`/dev/mail/${id}?view=source`)).body).toContain('Message-ID: &lt;mail-3@');
    const frame = await get(`/dev/mail/${id}/html`);
    expect(frame.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox allow-popups/);
    expect(frame.headers['content-security-policy']).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
  });

  it('does not know other ids', async () => {
    expect((await get('/dev/mail/nope')).statusCode).toBe(404);
    expect((await get('/dev/mail/nope/html')).statusCode).toBe(404);
  });
});
