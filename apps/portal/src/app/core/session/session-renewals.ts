import { HttpContext, HttpContextToken } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Store } from '@ngrx/store';
import { finalize, firstValueFrom, type Observable } from 'rxjs';
import { XsrfNow } from '../http/xsrf-now';
import { SessionCalls } from './session.api';
import { sessionFeature } from './session.state';

const marked = new HttpContextToken(() => false);
/** Marks a call whose answer gives the session a new id: the second factor shown or set up, another password. */
export const renewsSession = (): HttpContext => new HttpContext().set(marked, true);
export const doesRenew = (context: HttpContext): boolean => context.get(marked);

/**
 * A call that was on its way while the session got a new id is answered 401, though nobody was signed out. Such a call did nothing
 * and may be sent once more, by the same person only: in another tab somebody else may have signed in.
 */
@Injectable({ providedIn: 'root' })
export class SessionRenewals {
  private readonly xsrf = inject(XsrfNow);
  private readonly calls = inject(SessionCalls);
  private readonly session = inject(Store).selectSignal(sessionFeature.selectSession);
  private readonly running = new Set<Promise<unknown>>();

  watched<Answer>(call: Observable<Answer>): Observable<Answer> {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    this.running.add(promise);
    return call.pipe(
      finalize(() => {
        this.running.delete(promise);
        resolve(null);
      }),
    );
  }

  /** Whether the session that a call was sent in (told by the token beside its cookie) lives on under another id. */
  async livesOn(sentWith: string | null): Promise<boolean> {
    await Promise.all(this.running); // the 401 may be here before the cookie of the new id
    const now = this.xsrf.token();
    return now !== null && now !== sentWith && this.isSamePerson();
  }

  private async isSamePerson(): Promise<boolean> {
    try {
      const { user } = await firstValueFrom(this.calls.current());
      return user.id === this.session()?.user.id;
    } catch {
      return false;
    }
  }
}
