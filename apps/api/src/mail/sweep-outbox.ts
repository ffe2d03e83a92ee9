import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../shared/clock';
import { forEachOf } from '../shared/for-each';
import { withGrace } from '../shared/with-grace';
import { DeliverMail } from './deliver-mail';
import { OutboxStore } from './outbox.store';

const EVERY_MS = 3000;
const AT_ONCE = 20;

/**
 * Tries delayed mails again when they are due, and what a crash left. Due dates are rows of ours and follow our clock; the
 * queue's own delays follow the database's. Each process looks: the claim lets one have the row.
 */
@Injectable()
export class SweepOutbox implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('mail');
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;

  constructor(
    private readonly outbox: OutboxStore,
    private readonly deliver: DeliverMail,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweeping ??= this.run()
        .catch((error: unknown) => {
          this.logger.warn(String(error));
        })
        .finally(() => {
          this.sweeping = undefined;
        });
    }, EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await withGrace(this.sweeping);
  }

  async run(): Promise<void> {
    const due = await this.outbox.due(this.clock.now(), AT_ONCE);
    await forEachOf(
      due,
      (id) => `mail ${id}`,
      (id) => this.deliver.run({ id }),
    );
  }
}
