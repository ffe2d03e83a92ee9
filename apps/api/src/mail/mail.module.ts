import { Global, Inject, Logger, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from '../config';
import { Clock } from '../shared/clock';
import { StartNotes } from '../shared/start-notes';
import { InboxController } from './catcher/inbox.controller';
import { MailCatcher, startMailCatcher } from './catcher/mail-catcher';
import { DeliverMail } from './deliver-mail';
import { MailReadiness } from './mail-readiness';
import { MailTransport } from './mail-transport';
import { NoMailServer } from './no-mail-server';
import { Outbox } from './outbox';
import { OutboxMail } from './outbox-mail.entity';
import { OutboxStore } from './outbox.store';
import { RenderMail } from './render-mail';
import { SmtpTransport } from './smtp-transport';
import { SweepOutbox } from './sweep-outbox';

/** Where no mail server is configured, a real one in this process takes the mails; its inbox is at /dev/mail. Never in production. */
const catcher = {
  provide: MailCatcher,
  useFactory: ({ smtpUrl, production }: Config, clock: Clock) =>
    smtpUrl === null && !production ? startMailCatcher(clock) : null,
  inject: [CONFIG, Clock],
};

const transport = {
  provide: MailTransport,
  useFactory: ({ smtpUrl, mailFrom }: Config, caught: MailCatcher | null): MailTransport => {
    const url = smtpUrl ?? caught?.url;
    return url === undefined ? new NoMailServer() : new SmtpTransport(url, mailFrom);
  },
  inject: [CONFIG, MailCatcher],
};

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([OutboxMail])],
  controllers: [InboxController],
  providers: [catcher, transport, MailReadiness, RenderMail, OutboxStore, Outbox, DeliverMail, SweepOutbox],
  exports: [Outbox],
})
export class MailModule implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('mail');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(MailCatcher) private readonly caught: MailCatcher | null,
    private readonly notes: StartNotes,
  ) {}

  onModuleInit(): void {
    if (this.caught) this.notes.addLast('Mails are read at', `${this.config.publicUrl}/dev/mail`);
    else if (this.config.smtpUrl === null) this.logger.warn('SMTP_URL is not set: mails wait until it is');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.caught?.stop();
  }
}
