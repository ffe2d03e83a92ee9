import { inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { catchError, lastValueFrom, map, of, tap } from 'rxjs';
import { SessionCalls } from './session.api';
import { SessionApi } from './session.state';

/** Before the first page is chosen it is known who asks. Without an answer the person is as good as signed out. */
export function sessionKnown(): Promise<unknown> {
  const store = inject(Store);
  const found = inject(SessionCalls)
    .current()
    .pipe(
      map((session) => SessionApi.found({ session })),
      catchError(() => of(SessionApi.noneFound())),
      tap((action) => {
        store.dispatch(action);
      }),
    );
  return lastValueFrom(found);
}
