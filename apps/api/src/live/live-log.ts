import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, MoreThanOrEqual } from 'typeorm';
import { Clock } from '../shared/clock';
import { LiveEventEntity } from './live-event.entity';
import { SealedNews } from './sealed-news';

/** Before the first event of all. */
const START = '0';
const KEPT = 3600_000;
/** Ids don't rise in commit order: a change that took this long may stand behind a younger id. Who reads drops doubles. */
const OVERLAP = 10_000;
/** Who missed more reads again what is shown: one call never carries the news of a whole installation. */
const MOST = 10_000;

/** Reads what was written; nobody's permission is looked at here. */
@Injectable()
export class LiveLog {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly sealedNews: SealedNews,
  ) {}

  async byId(id: string): Promise<LiveEventEntity | null> {
    const event = await this.db.manager.findOneBy(LiveEventEntity, { id });
    return event && this.sealedNews.open(event);
  }

  async newest(): Promise<string> {
    const [row] = await this.db.query<{ id: string }[]>('select id from live_event order by id desc limit 1');
    return row?.id ?? START;
  }

  /** What was written in the last while. */
  recent(): Promise<LiveEventEntity[]> {
    return this.since(new Date(this.clock.now().getTime() - OVERLAP));
  }

  /** What came after the event with this id, a few seconds before it repeated; null when it is too much, or too long ago. */
  async after(id: string): Promise<LiveEventEntity[] | null> {
    if (!/^\d{1,18}$/.test(id)) return null;
    const last = id === START ? { at: new Date(OVERLAP) } : await this.byId(id);
    const missed = last && (await this.since(new Date(last.at.getTime() - OVERLAP), MOST + 1));
    return missed !== null && missed.length <= MOST ? missed : null;
  }

  async forget(): Promise<void> {
    const until = new Date(this.clock.now().getTime() - KEPT);
    await this.db.query('delete from live_event where at < $1', [until]);
  }

  private async since(at: Date, most?: number): Promise<LiveEventEntity[]> {
    const events = await this.db.manager.find(LiveEventEntity, {
      where: { at: MoreThanOrEqual(at) },
      order: { id: 'ASC' },
      ...(most !== undefined && { take: most }),
    });
    return events.map((event) => this.sealedNews.open(event));
  }
}
