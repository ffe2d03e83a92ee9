import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { down, fine, ReadyPart, type Part } from '../shared/ready-part';
import { OutboxStore } from './outbox.store';

/** Whether mails go out. Nothing is sent to find out: those that wait after a try say it. */
@Injectable()
export class MailReadiness {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'smtpUrl' | 'production'>,
    private readonly outbox: OutboxStore,
  ) {}

  @ReadyPart('smtp')
  async look(): Promise<Part> {
    const { smtpUrl, production } = this.config;
    if (smtpUrl === null && production) return down('SMTP_URL is not set: mails wait');
    return (await this.outbox.anyDelayed()) ? down('Mails wait for the mail server') : fine;
  }
}
