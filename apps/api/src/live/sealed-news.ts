import { Injectable } from '@nestjs/common';
import { SecretBox } from '../shared/secret-box';
import type { LiveEventEntity } from './live-event.entity';

type Told = Pick<LiveEventEntity, 'topic' | 'type' | 'data'>;
const purpose = 'live-event';
/** A check is told with what is to be published, which lies sealed everywhere else. */
const sealedTypes = ['check'];

/** What is secret of the news lies sealed as long as they are kept. */
@Injectable()
export class SealedNews {
  constructor(private readonly box: SecretBox) {}

  seal<Event extends Told>(event: Event): Event {
    if (!sealedTypes.includes(event.type)) return event;
    return { ...event, data: { sealed: this.box.seal(purpose, placeOf(event), JSON.stringify(event.data)) } };
  }

  open<Event extends Told>(event: Event): Event {
    const { sealed } = event.data as { sealed?: unknown };
    if (!sealedTypes.includes(event.type) || typeof sealed !== 'string') return event;
    const data = JSON.parse(this.box.open(purpose, placeOf(event), sealed).toString()) as object;
    return Object.assign(event, { data });
  }
}

const placeOf = ({ topic }: Told) => ({ table: 'live_event', row: topic, field: 'data' });
