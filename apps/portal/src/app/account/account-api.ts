import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type ApiToken,
  apiToken,
  type ChangePassword,
  type EmailChange,
  emailChange,
  type MePatch,
  type NewApiToken,
  type User,
  user,
} from '@countersign/contracts';
import { map, type Observable } from 'rxjs';
import { ofResource } from '../core/http/resource-version';
import { renewsSession } from '../core/session/session-renewals';

export const meUrl = '/api/v1/me';
export const emailUrl = `${meUrl}/email`;
export const sessionsUrl = `${meUrl}/sessions`;
export const tokensUrl = `${meUrl}/api-tokens`;
const readMe = map((answer: unknown) => user.parse(answer));

/** One's own account over HTTP. */
@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly http = inject(HttpClient);

  change(patch: MePatch): Observable<User> {
    return this.http.patch(meUrl, patch, { context: ofResource(meUrl) }).pipe(readMe);
  }

  askEmail(email: string): Observable<EmailChange> {
    return this.http.post(emailUrl, { email }).pipe(map((answer) => emailChange.parse(answer)));
  }

  confirmEmail(token: string): Observable<User> {
    return this.http.post(`${emailUrl}/confirm`, { token }).pipe(readMe);
  }

  withdrawEmail(): Observable<unknown> {
    return this.http.delete(emailUrl);
  }

  changePassword(passwords: ChangePassword): Observable<unknown> {
    return this.http.put(`${meUrl}/password`, passwords, { context: renewsSession() });
  }

  endSession(id: string): Observable<unknown> {
    return this.http.delete(`${sessionsUrl}/${id}`);
  }

  endOtherSessions(): Observable<unknown> {
    return this.http.delete(sessionsUrl, { params: { keep: 'current' } });
  }

  endAllSessions(): Observable<unknown> {
    return this.http.delete(sessionsUrl);
  }

  makeToken(wanted: NewApiToken): Observable<ApiToken> {
    return this.http.post(tokensUrl, wanted).pipe(map((answer) => apiToken.parse(answer)));
  }

  deleteToken(id: string): Observable<unknown> {
    return this.http.delete(`${tokensUrl}/${id}`);
  }
}
