import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { catchError, from, switchMap, tap, throwError } from 'rxjs';
import { XsrfNow } from '../http/xsrf-now';
import { doesRenew, SessionRenewals } from './session-renewals';
import { sessionUrl } from './session.api';
import { sessionFeature, SessionApi } from './session.state';

const isRefused = (error: unknown) => error instanceof HttpErrorResponse && error.status === 401;

/**
 * 401 in the middle of work means that the session is over, unless it only got a new id meanwhile: then the call is sent once more.
 * Questions about the session itself answer 401 without meaning it.
 */
export const lostSession: HttpInterceptorFn = (request, next) => {
  if (request.url === sessionUrl) return next(request);
  const store = inject(Store);
  const router = inject(Router);
  const xsrf = inject(XsrfNow);
  const renewals = inject(SessionRenewals);
  const session = store.selectSignal(sessionFeature.selectSession);
  const sentWith = xsrf.token();
  const call = doesRenew(request.context)
    ? renewals.watched(next(request))
    : next(request).pipe(
        catchError((error: unknown) =>
          isRefused(error) && session() !== null
            ? from(renewals.livesOn(sentWith)).pipe(
                switchMap((lives) => (lives ? next(xsrf.on(request)) : throwError(() => error))),
              )
            : throwError(() => error),
        ),
      );
  return call.pipe(
    tap({
      error: (error: unknown) => {
        if (isRefused(error) && session() !== null) store.dispatch(SessionApi.lost({ at: router.url }));
      },
    }),
  );
};
