import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { tap } from 'rxjs';
import { sessionUrl } from './session.api';
import { sessionFeature, SessionApi } from './session.state';

/** 401 in the middle of work means that the session is over. Questions about the session itself answer 401 without meaning it. */
export const lostSession: HttpInterceptorFn = (request, next) => {
  const store = inject(Store);
  const router = inject(Router);
  const session = store.selectSignal(sessionFeature.selectSession);
  return next(request).pipe(
    tap({
      error: (error: unknown) => {
        const over = error instanceof HttpErrorResponse && error.status === 401 && request.url !== sessionUrl;
        if (over && session() !== null) store.dispatch(SessionApi.lost({ at: router.url }));
      },
    }),
  );
};
