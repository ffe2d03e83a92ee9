import { Module } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { specApi } from '../../testing/spec-api';
import { MailTransport } from '../mail-transport';

@Module({})
class NothingModule {}

const production = { NODE_ENV: 'production', DATABASE_URL: 'postgres://unused.example/db', SMTP_URL: '' };
const addresses = ['/dev/mail', '/dev/mail.json', '/dev/mail/newest', '/dev/mail/1', '/dev/mail/1/html'];

describe('beside a mail server of your own', () => {
  const api = specApi({ business: NothingModule });
  it.each(addresses)('%s is not there', async (url) => {
    expect((await api.anonymous().get(url)).statusCode).toBe(404);
  });
});

describe('in production without a mail server', () => {
  const api = specApi({ business: NothingModule, environment: production });
  it.each(addresses)('%s is not there', async (url) => {
    expect((await api.anonymous().get(url)).statusCode).toBe(404);
  });

  it('mails wait, and say for what', async () => {
    const mail = { id: 'mail-1', to: 'mila@x.example', fromName: '', subject: 'Token', text: 'x', html: 'x' };
    expect(await api.app.get(MailTransport).send(mail)).toEqual({
      as: 'delayed',
      text: 'No mail server is configured (SMTP_URL).',
    });
  });
});
