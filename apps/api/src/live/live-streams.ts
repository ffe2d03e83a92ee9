import { Injectable, type MessageEvent } from '@nestjs/common';
import {
  endWith,
  exhaustMap,
  filter,
  finalize,
  from,
  ignoreElements,
  interval,
  map,
  merge,
  mergeMap,
  Observable,
  of,
  takeUntil,
} from 'rxjs';
import type { Caller } from '../shared/access/caller';
import { Callers } from '../shared/access/caller-source';
import { RaError } from '../shared/problem';
import { LiveBell } from './live-bell';
import { LiveLog } from './live-log';
import { Viewer } from './viewer';

const HEARTBEAT = 15_000;
const LOOK_AGAIN = 4000;
const STREAMS = 5;
const NOT_HEARD = 10_000;

export interface StreamWish {
  /** Only these; null: all that the caller may read. */
  readonly topics: readonly string[] | null;
  /** The id of the last event that the page has. */
  readonly after: string | null;
}

/** Open streams. Each looks by itself whether its session lives and its rights are the same; if not, it ends. */
@Injectable()
export class LiveStreams {
  private readonly open = new Map<string, number>();

  constructor(
    private readonly bell: LiveBell,
    private readonly log: LiveLog,
    private readonly callers: Callers,
  ) {}

  of(caller: Caller, { topics, after }: StreamWish): Observable<MessageEvent> {
    const leave = this.enter(caller.sessionId ?? caller.id);
    const viewer = new Viewer(caller, topics && new Set(topics));
    const unheard = setTimeout(leave, NOT_HEARD).unref(); // who was gone before the stream began
    return new Observable<MessageEvent>((subscriber) => {
      clearTimeout(unheard);
      return this.messages(viewer, caller, after).pipe(finalize(leave)).subscribe(subscriber);
    });
  }

  get size(): number {
    return [...this.open.values()].reduce((sum, one) => sum + one, 0);
  }

  private messages(viewer: Viewer, caller: Caller, after: string | null): Observable<MessageEvent> {
    const live = this.bell.rings.pipe(mergeMap((event) => viewer.see(event)));
    const before = after === null ? this.hello() : this.replay(viewer, after);
    const missed = from(before).pipe(mergeMap((all) => all));
    const heartbeat = interval(HEARTBEAT).pipe(map((): MessageEvent => ({ comment: 'still here' })));
    const ended = interval(LOOK_AGAIN).pipe(
      exhaustMap(() => this.hasEnded(viewer, caller)),
      filter(Boolean),
    );
    const stopped = this.bell.rings.pipe(ignoreElements(), endWith(true));
    return merge(of({ comment: 'open' } as MessageEvent), missed, live, heartbeat).pipe(
      takeUntil(ended),
      takeUntil(stopped),
    );
  }

  private async replay(viewer: Viewer, after: string): Promise<MessageEvent[]> {
    const newest = await this.log.newest(); // before the page reads again
    const missed = await this.log.after(after);
    return missed === null ? [{ id: newest, type: 'reset', data: {} }] : missed.flatMap((event) => viewer.see(event));
  }

  /** Where the log stands: a browser that comes back says from where on it missed something. */
  private async hello(): Promise<MessageEvent[]> {
    return [{ id: await this.log.newest(), type: 'hello', data: {} }];
  }

  private async hasEnded(viewer: Viewer, caller: Caller): Promise<boolean> {
    const now = await this.callers.alive(caller).catch(() => caller);
    return now === null || !viewer.hasSameRights(now);
  }

  /** Takes a place among the streams of a session at once, so that of many who come together no more get in than may. */
  private enter(session: string): () => void {
    const now = this.open.get(session) ?? 0;
    if (now >= STREAMS) throw new RaError('rate-limited', { retryAfter: 10 });
    this.open.set(session, now + 1);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      const left = (this.open.get(session) ?? 0) - 1;
      if (left > 0) this.open.set(session, left);
      else this.open.delete(session);
    };
  }
}
