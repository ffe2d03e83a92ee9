import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type BulkInvitationResult,
  bulkInvitationResult,
  type Invitation,
  invitation,
  type Job,
  job,
} from '@countersign/contracts';
import { map, type Observable } from 'rxjs';
import { once } from '../core/http/once';

export const invitationsAddress = (enterpriseId: string) => `/api/v1/enterprises/${enterpriseId}/invitations`;
const addressOf = (enterpriseId: string, id: string) => `${invitationsAddress(enterpriseId)}/${id}`;
const bulkAddress = (enterpriseId: string) => `${invitationsAddress(enterpriseId)}/bulk`;
const csv = (headers = new HttpHeaders()) => headers.set('Content-Type', 'text/csv');
const read = map((answer: unknown) => invitation.parse(answer));

/** Invitations into an enterprise over HTTP. */
@Injectable({ providedIn: 'root' })
export class InvitationsApi {
  private readonly http = inject(HttpClient);

  resend(enterpriseId: string, id: string): Observable<Invitation> {
    return this.http.post(`${addressOf(enterpriseId, id)}/resend`, {}).pipe(read);
  }

  withdraw(enterpriseId: string, id: string): Observable<unknown> {
    return this.http.delete(addressOf(enterpriseId, id));
  }

  /** What each line of a file would lead to; nothing is sent. */
  tryMany(enterpriseId: string, file: string): Observable<BulkInvitationResult> {
    return this.http
      .post(bulkAddress(enterpriseId), file, { params: { dryRun: true }, headers: csv() })
      .pipe(map((answer) => bulkInvitationResult.parse(answer)));
  }

  inviteMany(enterpriseId: string, file: string, key: string): Observable<Job> {
    return this.http
      .post(bulkAddress(enterpriseId), file, { headers: csv(once(key)) })
      .pipe(map((answer) => job.parse(answer)));
  }
}
