import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Clock } from '../../shared/clock';
import { newId } from '../../shared/ids';
import { caughtMail, type Envelope } from './caught-mail';
import { CaughtMails } from './caught-mails';

/** A real SMTP server on loopback that delivers to memory: what a mail goes through here it goes through outside. */
export class MailCatcher {
  readonly mails = new CaughtMails();
  private readonly server: SMTPServer;

  constructor(private readonly clock: Clock) {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: 10_000_000,
      closeTimeout: 500,
      onData: (stream, session, answer) => {
        this.take(stream, envelopeOf(session)).then(() => {
          answer();
        }, answer);
      },
    });
  }

  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}?ignoreTLS=true`;
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
    });
    this.server.on('error', () => undefined); // of one connection: its client hears of it
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  private async take(stream: SMTPServerDataStream, envelope: Envelope): Promise<void> {
    const raw = await buffer(stream);
    this.mails.keep(caughtMail(newId(), this.clock.now(), envelope, raw));
  }
}

export async function startMailCatcher(clock: Clock, port = 0): Promise<MailCatcher> {
  const catcher = new MailCatcher(clock);
  await catcher.listen(port);
  return catcher;
}

const envelopeOf = ({ envelope: { mailFrom, rcptTo } }: SMTPServerSession): Envelope => ({
  from: mailFrom === false ? '' : mailFrom.address,
  to: rcptTo.map(({ address }) => address),
});
