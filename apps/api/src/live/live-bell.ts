import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Client } from 'pg';
import { Subject } from 'rxjs';
import { DATABASE_URL } from '../database/database-url';
import { asApplication } from '../database/roles';
import { LiveEventEntity } from './live-event.entity';
import { LiveLog } from './live-log';

const LOOK = 2000;

/**
 * Rings for each new event of any process, once. NOTIFY carries ids and may get lost with its connection, so the bell also looks by
 * itself; what it has rung for is remembered for as long as it looks back.
 */
@Injectable()
export class LiveBell implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly rings = new Subject<LiveEventEntity>();
  private readonly logger = new Logger('live');
  private readonly rung = new Set<string>();
  private listener: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    @Inject(DATABASE_URL) private readonly url: string,
    private readonly log: LiveLog,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.listen();
    this.timer = setInterval(() => void this.look(), LOOK);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    this.rings.complete();
    await this.listener?.end().catch(() => undefined);
  }

  /** How many events it must not ring for again. */
  get remembered(): number {
    return this.rung.size;
  }

  private async listen(): Promise<void> {
    const client = new Client({ connectionString: asApplication(this.url), keepAlive: true });
    client.on('error', (error) => {
      this.logger.warn(String(error));
    });
    client.on('end', () => {
      if (this.listener === client) this.listener = undefined;
    });
    client.on('notification', ({ payload }) => void this.heard(payload ?? ''));
    try {
      await client.connect();
      await client.query('listen live');
      this.listener = client;
    } catch (error) {
      this.logger.warn(String(error));
    }
  }

  private async heard(id: string): Promise<void> {
    if (!this.rings.observed) return;
    const event = await this.log.byId(id).catch(() => null);
    if (event) this.ring(event);
  }

  private async look(): Promise<void> {
    if (this.closed) return;
    if (!this.listener) await this.listen();
    if (!this.rings.observed) {
      this.rung.clear();
      return;
    }
    const events = await this.log.recent().catch(() => null);
    if (!events) return;
    for (const event of events) this.ring(event);
    const recent = new Set(events.map(({ id }) => id));
    for (const id of this.rung) if (!recent.has(id)) this.rung.delete(id);
  }

  private ring(event: LiveEventEntity): void {
    if (this.rung.has(event.id)) return;
    this.rung.add(event.id);
    this.rings.next(event);
  }
}
