import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { session, type Session, type SignIn } from '@countersign/contracts/session'; // needed at once: without all the others
import { map, type Observable } from 'rxjs';

export const sessionUrl = '/api/v1/session';

@Injectable({ providedIn: 'root' })
export class SessionCalls {
  private readonly http = inject(HttpClient);

  current(): Observable<Session> {
    return this.http.get(sessionUrl).pipe(map((answer) => session.parse(answer)));
  }

  begin(credentials: SignIn): Observable<Session> {
    return this.http.post(sessionUrl, credentials).pipe(map((answer) => session.parse(answer)));
  }

  end(): Observable<unknown> {
    return this.http.delete(sessionUrl);
  }
}
