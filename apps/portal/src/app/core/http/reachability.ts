import { HttpErrorResponse, type HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { Connection } from './connection';

/** Each answer tells whether the server can be reached; the bar over the page shows it. */
export const reachability: HttpInterceptorFn = (request, next) => {
  const connection = inject(Connection);
  return next(request).pipe(
    tap({
      next: (event) => {
        if (event instanceof HttpResponse) connection.reached();
      },
      error: (error: unknown) => {
        if (error instanceof HttpErrorResponse && error.status === 0) connection.missed();
        else connection.reached();
      },
    }),
  );
};
