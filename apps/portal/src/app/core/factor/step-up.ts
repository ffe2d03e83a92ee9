import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { XsrfNow } from '../http/xsrf-now';
import { problemOf } from '../problem';
import { FactorAsked } from './factor-asked';

/**
 * The server asks for the second factor before an act: so do we, and then the same call is sent once more, with its Idempotency-Key.
 * Who cancels sees the refusal where every refusal of that call is shown.
 */
export const stepUps: HttpInterceptorFn = (request, next) => {
  const injector = inject(Injector);
  return next(request).pipe(
    catchError((error: unknown) => {
      const code = error instanceof HttpErrorResponse && error.status === 403 ? problemOf(error).code : null;
      if (code === 'mfa-required') void injector.get(FactorAsked).first();
      if (code !== 'step-up-required') return throwError(() => error);
      return from(injector.get(FactorAsked).again()).pipe(
        switchMap((shown) => (shown ? next(injector.get(XsrfNow).on(request)) : throwError(() => error))),
      );
    }),
  );
};
