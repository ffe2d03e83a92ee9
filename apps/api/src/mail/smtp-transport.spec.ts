import { afterEach, describe, expect, it } from 'vitest';
import { Clock } from '../shared/clock';
import { startMailCatcher, type MailCatcher } from './catcher/mail-catcher';
import { SmtpTransport } from './smtp-transport';
import { fakeMailServer, type FakeMailServer } from './testing/fake-mail-server';

const mail = {
  id: '0198c1f0-0000-7000-8000-000000000001',
  to: 'mila@example.org',
  fromName: 'Nordlicht Energie AG by Countersign',
  subject: 'Your token for mila@example.org: Käserei',
  text: 'Hello',
  html: '<p>Hello</p>',
};
const from = 'Countersign <ra@example.org>';
let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

async function caught(sent: typeof mail) {
  const catcher: MailCatcher = await startMailCatcher(new Clock());
  stop = () => catcher.stop();
  expect(await new SmtpTransport(catcher.url, from).send(sent)).toEqual({ as: 'sent' });
  const [first] = catcher.mails.list();
  return first!;
}

async function serverThat(says: Parameters<typeof fakeMailServer>[0]): Promise<FakeMailServer> {
  const server = await fakeMailServer(says);
  stop = () => server.stop();
  return server;
}

describe('a mail that is sent', () => {
  it('has one To, the envelope of that address, and the id of its row', async () => {
    const { to, from: sender, subject, text, html, headers, raw } = await caught(mail);
    expect({ to, sender, subject, text: text.trim(), html: html?.trim() }).toEqual({
      to: ['mila@example.org'],
      sender: 'ra@example.org',
      subject: mail.subject,
      text: 'Hello',
      html: '<p>Hello</p>',
    });
    expect(raw.match(/^(To|Cc|Bcc):.*$/gm)).toEqual(['To: mila@example.org']);
    expect(headers).toMatchObject({
      from: 'Nordlicht Energie AG by Countersign <ra@example.org>',
      'message-id': `<${mail.id}@example.org>`,
      'auto-submitted': 'auto-generated',
    });
  });

  it.each([
    ['a name', { fromName: 'Jana\r\nBcc: eve@example.org' }],
    ['a subject', { subject: 'Token\r\nBcc: eve@example.org\r\n\r\nbody' }],
    ['a name with an address inside', { fromName: 'Jana <eve@example.org>, Eve' }],
  ])('takes no header and no recipient from %s', async (_, typed) => {
    const { to, raw } = await caught({ ...mail, ...typed });
    expect(to).toEqual(['mila@example.org']);
    expect(raw).not.toMatch(/^Bcc:/im);
    expect(raw.match(/^From: .*(\r\n\s.*)*<ra@example\.org>$/m)).not.toBeNull();
  });

  it('reaches addresses with letters of all scripts (RFC 6531)', async () => {
    const { to } = await caught({ ...mail, to: 'jürgen@bücher.example' });
    expect(to).toHaveLength(1);
    expect(to[0]).toMatch(/^jürgen@(bücher|xn--bcher-kva)\.example$/);
  });
});

describe('a mail server that', () => {
  it('refuses the recipient for good', async () => {
    const { url } = await serverThat({ 'RCPT TO': '550 5.1.1 no such mailbox' });
    expect(await new SmtpTransport(url, from).send(mail)).toEqual({
      as: 'refused',
      text: '550 5.1.1 no such mailbox',
    });
  });

  it.each([
    ['is busy', { 'RCPT TO': '451 4.7.1 greylisted' }, /451 4\.7\.1 greylisted/],
    ['closes the service', { EHLO: '421 4.3.2 shutting down', HELO: '421 4.3.2 shutting down' }, /421/],
    ['refuses everybody', { greeting: '554 5.7.1 not you' }, /554/],
    ['drops the line before it says 250', { '.': 'drop' }, /./],
  ] as const)('%s is tried again', async (_, says, text) => {
    const { url } = await serverThat(says);
    const delivery = await new SmtpTransport(url, from).send(mail);
    expect(delivery).toMatchObject({ as: 'delayed' });
    expect('text' in delivery && delivery.text).toMatch(text);
  });

  it('is not there is tried again', async () => {
    const server = await fakeMailServer({});
    await server.stop();
    expect(await new SmtpTransport(server.url, from).send(mail)).toMatchObject({ as: 'delayed' });
  });

  it('hides STARTTLS gets nothing where TLS is required', async () => {
    const server = await serverThat({});
    const delivery = await new SmtpTransport(`${server.url}?requireTLS=true`, from).send(mail);
    expect(delivery).toMatchObject({ as: 'delayed' });
    expect(server.heard.join('\n')).not.toMatch(/MAIL FROM|mila/);
  });
});
