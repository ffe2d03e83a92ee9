import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import {
  catchError,
  concatMap,
  delay,
  distinctUntilChanged,
  exhaustMap,
  from,
  map,
  mergeMap,
  of,
  pairwise,
  tap,
} from 'rxjs';
import type { Check, RequestDetail } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { lookOfCheck } from '../../parts/checks/check-look';
import { titleOf } from '../../parts/checks/check-title';
import { RequestsApi } from '../requests-api';
import { Board, RequestAnswers, RequestNews } from './wizard.actions';
import { wizard } from './wizard.state';

const refused = (checkId: string) => (error: unknown) =>
  of(RequestAnswers.checkRefused({ checkId, problem: problemOf(error) }));

export const sendToken = createEffect(
  (actions = inject(Actions), api = inject(RequestsApi)) =>
    actions.pipe(
      ofType(Board.tokenAskedFor),
      exhaustMap(({ id, checkId }) =>
        api.startCheck(id, checkId).pipe(
          map((request) => RequestAnswers.checkAnswered({ request, checkId })),
          catchError(refused(checkId)),
        ),
      ),
    ),
  { functional: true },
);

export const verifyToken = createEffect(
  (actions = inject(Actions), api = inject(RequestsApi)) =>
    actions.pipe(
      ofType(Board.tokenTyped),
      exhaustMap(({ id, checkId, token }) =>
        api.verifyMailbox(id, checkId, token).pipe(
          map((request) => RequestAnswers.checkAnswered({ request, checkId })),
          catchError(refused(checkId)),
        ),
      ),
    ),
  { functional: true },
);

/** A row that is not as it was shown (somebody else began it, its name has left) is read again beside the refusal. */
const refusedLook = (id: string, checkId: string) => (error: unknown) => {
  const problem = problemOf(error);
  const told = RequestAnswers.checkRefused({ checkId, problem });
  return problem.status === 409 || problem.status === 404 ? of(told, RequestNews.missed({ id })) : of(told);
};

export const startDomain = createEffect(
  (actions = inject(Actions), api = inject(RequestsApi)) =>
    actions.pipe(
      ofType(Board.methodChosen),
      exhaustMap(({ id, checkId, method }) =>
        api.startCheck(id, checkId, { method }).pipe(
          map((request) => RequestAnswers.checkAnswered({ request, checkId })),
          catchError(refusedLook(id, checkId)),
        ),
      ),
    ),
  { functional: true },
);

/** Rows are looked at side by side: one that takes long keeps no other waiting. */
export const lookAt = createEffect(
  (actions = inject(Actions), api = inject(RequestsApi)) =>
    actions.pipe(
      ofType(Board.lookAskedFor),
      mergeMap(({ id, checkId }) =>
        api.lookAt(id, checkId).pipe(
          map((request) => RequestAnswers.checkAnswered({ request, checkId })),
          catchError(refusedLook(id, checkId)),
        ),
      ),
    ),
  { functional: true },
);

/** Says what turned by itself or by a press: one sentence a row, not more than one in two seconds. */
export const tellChanges = createEffect(
  (store = inject(Store), announcer = inject(LiveAnnouncer)) =>
    store.select(wizard.selectRequest).pipe(
      distinctUntilChanged((one, other) => one?.checks === other?.checks),
      pairwise(),
      concatMap(([before, now]) => from(turned(before, now))),
      concatMap((check) =>
        of(check).pipe(
          tap((one) => void announcer.announce(sentence(one))),
          delay(2000),
        ),
      ),
    ),
  { functional: true, dispatch: false },
);

function turned(before: RequestDetail | null, now: RequestDetail | null): Check[] {
  if (before === null || before.id !== now?.id) return [];
  const words = new Map(before.checks.map((check) => [check.id, lookOfCheck(check).word]));
  return now.checks.filter((check) => words.has(check.id) && words.get(check.id) !== lookOfCheck(check).word);
}

const sentence = (check: Check) => `${titleOf(check)}: ${lookOfCheck(check).word}`;
