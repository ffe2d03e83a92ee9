import { MailTransport, type Delivery } from './mail-transport';

/** In production without SMTP_URL: mails wait in the outbox, and what waits for one says why. Nobody reads them on a page instead. */
export class NoMailServer extends MailTransport {
  async send(): Promise<Delivery> {
    return { as: 'delayed', text: 'No mail server is configured (SMTP_URL).' };
  }
}
