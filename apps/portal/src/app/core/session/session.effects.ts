import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { catchError, EMPTY, exhaustMap, map, switchMap, tap } from 'rxjs';
import { problemOf } from '../problem';
import { forgetTyped } from '../unsaved';
import { AccountActions, PublicActions, SessionApi, ShellActions, SignInActions } from './session.state';
import { SessionCalls } from './session.api';

export const beginSession = createEffect(
  (actions = inject(Actions), calls = inject(SessionCalls)) =>
    actions.pipe(
      ofType(SignInActions.submitted),
      exhaustMap(({ credentials, to }) =>
        calls.begin(credentials).pipe(
          mapResponse({
            next: (session) => SessionApi.began({ session, to }),
            error: (error: unknown) => SessionApi.refused({ problem: problemOf(error) }),
          }),
        ),
      ),
    ),
  { functional: true },
);

export const endSession = createEffect(
  (actions = inject(Actions), calls = inject(SessionCalls)) =>
    actions.pipe(
      ofType(ShellActions.signedOut),
      exhaustMap(() =>
        calls.end().pipe(mapResponse({ next: () => SessionApi.ended(), error: () => SessionApi.ended() })),
      ),
    ),
  { functional: true },
);

/** The answer of a public page set the session: it is read, and the person is in. */
export const letIn = createEffect(
  (actions = inject(Actions), calls = inject(SessionCalls)) =>
    actions.pipe(
      ofType(PublicActions.letIn),
      exhaustMap(({ to }) =>
        calls.current().pipe(
          mapResponse({
            next: (session) => SessionApi.began({ session, to }),
            error: () => SessionApi.lost({ at: to }),
          }),
        ),
      ),
    ),
  { functional: true },
);

/** The link was for somebody else: the page stays, and now asks nobody in particular. */
export const signOutHere = createEffect(
  (actions = inject(Actions), calls = inject(SessionCalls)) =>
    actions.pipe(
      ofType(PublicActions.signedOut),
      exhaustMap(() =>
        calls.end().pipe(mapResponse({ next: () => SessionApi.noneFound(), error: () => SessionApi.noneFound() })),
      ),
      tap(() => {
        forgetTyped();
      }),
    ),
  { functional: true },
);

/** One's name or second factor changed: what the session says about it is the server's word. */
export const readAccount = createEffect(
  (actions = inject(Actions), calls = inject(SessionCalls)) =>
    actions.pipe(
      ofType(AccountActions.changed),
      switchMap(() => calls.current().pipe(catchError(() => EMPTY))),
      map((session) => SessionApi.found({ session })),
    ),
  { functional: true },
);

/** Back to where the person was going, or was when the session ended. */
export const goOn = createEffect(
  (actions = inject(Actions), router = inject(Router)) =>
    actions.pipe(
      ofType(SessionApi.began),
      tap(({ to }) => void router.navigateByUrl(to, { replaceUrl: true })),
    ),
  { functional: true, dispatch: false },
);

/** Who signs out leaves nothing typed behind on this machine. */
export const leave = createEffect(
  (actions = inject(Actions), router = inject(Router)) =>
    actions.pipe(
      ofType(SessionApi.ended),
      tap(() => {
        forgetTyped();
        void router.navigateByUrl('/sign-in');
      }),
    ),
  { functional: true, dispatch: false },
);

/** The session ran out under the person's hands: sign in and come back here; what was typed is kept. */
export const signInAgain = createEffect(
  (actions = inject(Actions), router = inject(Router)) =>
    actions.pipe(
      ofType(SessionApi.lost),
      tap(({ at }) => void router.navigate(['/sign-in'], { queryParams: { return: at, ended: true } })),
    ),
  { functional: true, dispatch: false },
);
