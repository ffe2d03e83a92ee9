import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import type { Writer } from '../database/unit-of-work';
import { LiveEventEntity } from './live-event.entity';
import { SealedNews } from './sealed-news';

/** A row for each event. Who listens is woken after the commit: a NOTIFY inside would make commits wait for each other. */
@Injectable()
export class LiveEvents implements Writer {
  constructor(private readonly sealedNews: SealedNews) {}

  async write({ manager, liveEvents, wakes, now }: Tx): Promise<void> {
    if (liveEvents.length === 0) return;
    const rows = liveEvents.map((event) => ({ ...this.sealedNews.seal(event), at: now }));
    const { identifiers } = await manager.insert(LiveEventEntity, rows);
    wakes.push(...identifiers.map(({ id }) => String(id)));
  }
}
