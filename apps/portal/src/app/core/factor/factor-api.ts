import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type RecoveryCodes,
  recoveryCodes,
  type Session,
  session,
  totpEnrolment,
  type TotpEnrolment,
} from '@countersign/contracts';
import { map, type Observable } from 'rxjs';
import { renewsSession } from '../session/session-renewals';
import { sessionUrl } from '../session/session.api';

export const totpUrl = '/api/v1/me/totp';
const readCodes = map((answer: unknown) => recoveryCodes.parse(answer));

/** One's own second factor over HTTP. */
@Injectable({ providedIn: 'root' })
export class FactorApi {
  private readonly http = inject(HttpClient);

  stepUp(otp: string): Observable<Session> {
    return this.http
      .post(`${sessionUrl}/step-up`, { otp }, { context: renewsSession() })
      .pipe(map((answer) => session.parse(answer)));
  }

  start(): Observable<TotpEnrolment> {
    return this.http.post(totpUrl, {}).pipe(map((answer) => totpEnrolment.parse(answer)));
  }

  confirm(otp: string): Observable<RecoveryCodes> {
    return this.http.post(`${totpUrl}/confirm`, { otp }, { context: renewsSession() }).pipe(readCodes);
  }

  renewCodes(): Observable<RecoveryCodes> {
    return this.http.post('/api/v1/me/recovery-codes', {}).pipe(readCodes);
  }

  remove(): Observable<unknown> {
    return this.http.delete(totpUrl);
  }
}
