import { toObservable } from '@angular/core/rxjs-interop';
import { inject } from '@angular/core';
import { check, requestEvent } from '@countersign/contracts';
import { createEffect } from '@ngrx/effects';
import { Store, type Action } from '@ngrx/store';
import { distinctUntilChanged, EMPTY, from, interval, map, mergeMap, type Observable, switchMap } from 'rxjs';
import { Live, type LiveNews } from '../../core/live/live';
import { RequestNews } from './wizard.actions';
import { wizard } from './wizard.state';

/** While the line is down the open request is read again by itself. */
const pollEvery = 10_000;

const openId = (store = inject(Store)) =>
  store.select(wizard.selectRequest).pipe(
    map((request) => request?.id),
    distinctUntilChanged(),
  );

/** Turns what the server says about the open request into news of the store. */
export const followNews = createEffect(
  (live = inject(Live), opened = openId()): Observable<Action> =>
    opened.pipe(
      switchMap((id) =>
        id === undefined ? EMPTY : live.about(`request:${id}`).pipe(mergeMap((news) => from(told(id, news)))),
      ),
    ),
  { functional: true },
);

function told(id: string, { type, data }: LiveNews): Action[] {
  if (type === 'check') {
    const changed = check.safeParse(data);
    return [changed.success ? RequestNews.checkChanged({ id, check: changed.data }) : RequestNews.missed({ id })];
  }
  if (type === 'request') {
    const moved = requestEvent.safeParse(data);
    return [moved.success ? RequestNews.requestChanged({ id, ...moved.data }) : RequestNews.missed({ id })];
  }
  return type === 'reset' ? [RequestNews.missed({ id })] : [];
}

export const readAgainWhileNotLive = createEffect(
  (live = inject(Live), opened = openId()): Observable<Action> =>
    toObservable(live.state).pipe(
      map((state) => state === 'lost'),
      distinctUntilChanged(),
      switchMap((lost) => (lost ? opened : EMPTY)),
      switchMap((id) => (id === undefined ? EMPTY : interval(pollEvery).pipe(map(() => id)))),
      map((id) => RequestNews.missed({ id })),
    ),
  { functional: true },
);
