import { HttpErrorResponse } from '@angular/common/http';
import { DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, firstValueFrom, type Observable, Subject } from 'rxjs';
import { SessionCalls } from '../session/session.api';
import { AccountActions, SessionApi, sessionFeature } from '../session/session.state';
import { type LineState, type LiveNews, reset, type Told } from './live-news';
import { knowsPlace, readStream } from './live-stream';

export type { LiveNews } from './live-news';

const rememberedIds = 1000;

/** One event stream for all tabs: the tab that holds the lock reads it and passes news on. No worker: the policy has none. */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly store = inject(Store);
  private readonly router = inject(Router);
  private readonly calls = inject(SessionCalls);
  private readonly session = this.store.selectSignal(sessionFeature.selectSession);
  private readonly channel = new BroadcastChannel('live');
  private readonly seen = new Set<string>();
  private readonly arrived = new Subject<LiveNews>();
  private readonly line = signal<LineState>('off');
  private readonly last = signal<number | null>(null);
  private reading: AbortController | null = null;
  private owner = false;

  readonly events: Observable<LiveNews> = this.arrived.asObservable();
  readonly state = this.line.asReadonly();
  /** When the line last showed that it lives (milliseconds). */
  readonly lastNews = this.last.asReadonly();

  constructor() {
    this.channel.onmessage = ({ data }: MessageEvent<Told>) => {
      this.told(data);
    };
    effect(() => {
      if (this.session() === null) this.stop();
      else this.start();
    });
    inject(DestroyRef).onDestroy(() => {
      this.stop();
      this.channel.close();
    });
  }

  about(topic: string): Observable<LiveNews> {
    return this.events.pipe(filter((news) => news.topic === topic || news.type === reset));
  }

  private start(): void {
    if (this.reading) return;
    const reading = (this.reading = new AbortController());
    this.tell({ kind: 'ask' });
    const read = () => this.own(reading.signal);
    // Web Locks need a secure context; without one (plain HTTP on a name other than localhost) every tab has its own stream
    if ('locks' in navigator) navigator.locks.request('live', { signal: reading.signal }, read).catch(() => undefined);
    else void read();
  }

  private stop(): void {
    this.reading?.abort();
    this.reading = null;
    this.owner = false;
    this.line.set('off');
  }

  private async own(ended: AbortSignal): Promise<void> {
    if (ended.aborted) return;
    this.owner = true;
    await readStream(
      {
        hear: (news) => {
          this.accept(news);
          this.tell({ kind: 'news', news });
        },
        line: (state) => {
          if (state === 'live' && this.last() !== null && !knowsPlace()) this.missed();
          this.show(state, state === 'live' ? Date.now() : this.last());
          this.tellLine();
        },
        mayGoOn: () => this.stillSignedIn(),
      },
      ended,
    );
  }

  private told(told: Told): void {
    if (this.reading === null) return;
    if (told.kind === 'news') this.accept(told.news);
    if (told.kind === 'line') this.show(told.state, told.last);
    if (told.kind === 'ask' && this.owner) this.tellLine();
  }

  /** Ids may come twice after a hand-over and need not rise: commits don't end in the order of their ids. */
  private accept(news: LiveNews): void {
    this.show('live', Date.now());
    if (news.type === reset) {
      this.arrived.next(news);
      return;
    }
    if (this.seen.has(news.id)) return;
    this.seen.add(news.id);
    if (this.seen.size > rememberedIds) this.seen.delete([...this.seen][0] ?? '');
    if (news.topic) this.arrived.next(news);
  }

  /** 401 ends the stream for good and sends the person to the sign-in page; anything else is tried again. */
  private async stillSignedIn(): Promise<boolean> {
    try {
      await firstValueFrom(this.calls.current());
      return true;
    } catch (error) {
      if (!(error instanceof HttpErrorResponse) || error.status !== 401) return true;
      this.store.dispatch(SessionApi.lost({ at: this.router.url }));
      return false;
    }
  }

  /** The line was away, or another tab's, and nobody knows what was said meanwhile. */
  private missed(): void {
    const news: LiveNews = { id: '', type: reset, topic: '', data: undefined };
    this.accept(news);
    this.tell({ kind: 'news', news });
  }

  private show(state: LineState, last: number | null): void {
    // the server ends the line of whoever may do more or less now: menu and buttons follow
    if (state === 'live' && this.line() === 'lost') this.store.dispatch(AccountActions.changed());
    this.line.set(state);
    this.last.set(last);
  }

  private tell(told: Told): void {
    this.channel.postMessage(told);
  }

  private tellLine(): void {
    this.tell({ kind: 'line', state: this.line(), last: this.last() });
  }
}
