import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type AcceptedInvitation,
  acceptedInvitation,
  type AcceptInvitation,
  type MailboxConfirmation,
  mailboxConfirmation,
} from '@countersign/contracts';
import { map, type Observable } from 'rxjs';

const mailbox = (link: string) => `/api/v1/mailbox-confirmations/${encodeURIComponent(link)}`;
const invitation = (link: string) => `/api/v1/invitations/${encodeURIComponent(link)}`;
export const publicAddress = { mailbox, invitation };
const readMailbox = map((answer: unknown) => mailboxConfirmation.parse(answer));

/** The acts behind links in mails. The link only says which one it is about: opening it does nothing. */
@Injectable({ providedIn: 'root' })
export class PublicLinks {
  private readonly http = inject(HttpClient);

  confirmMailbox(link: string, token: string): Observable<MailboxConfirmation> {
    return this.http.post(mailbox(link), { token }).pipe(readMailbox);
  }

  refuseMailbox(link: string): Observable<unknown> {
    return this.http.post(`${mailbox(link)}/refuse`, {});
  }

  accept(link: string, accepted: AcceptInvitation): Observable<AcceptedInvitation> {
    return this.http
      .post(`${invitation(link)}/accept`, accepted)
      .pipe(map((answer) => acceptedInvitation.parse(answer)));
  }

  decline(link: string): Observable<unknown> {
    return this.http.post(`${invitation(link)}/decline`, {});
  }

  /** A new link for an expired one goes to the same address and to no other. */
  renew(link: string): Observable<unknown> {
    return this.http.post(`${invitation(link)}/renew`, {});
  }
}
