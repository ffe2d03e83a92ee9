import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type AcceptedInvitation,
  acceptedInvitation,
  type AcceptInvitation,
  type Activate,
  type MailboxConfirmation,
  mailboxConfirmation,
  type OpenPasswordReset,
  openPasswordReset,
} from '@countersign/contracts';
import { map, type Observable } from 'rxjs';

const resets = '/api/v1/password-resets';
const address = (kind: string) => (link: string) => `/api/v1/${kind}/${encodeURIComponent(link)}`;
export const publicAddress = {
  mailbox: address('mailbox-confirmations'),
  invitation: address('invitations'),
  activation: address('activations'),
  reset: address('password-resets'),
};
const readMailbox = map((answer: unknown) => mailboxConfirmation.parse(answer));
const readAccepted = map((answer: unknown) => acceptedInvitation.parse(answer));

/** The acts behind links in mails. The link only says which one it is about: opening it does nothing. */
@Injectable({ providedIn: 'root' })
export class PublicLinks {
  private readonly http = inject(HttpClient);

  confirmMailbox(link: string, token: string): Observable<MailboxConfirmation> {
    return this.http.post(publicAddress.mailbox(link), { token }).pipe(readMailbox);
  }

  refuseMailbox(link: string): Observable<unknown> {
    return this.http.post(`${publicAddress.mailbox(link)}/refuse`, {});
  }

  accept(link: string, accepted: AcceptInvitation): Observable<AcceptedInvitation> {
    return this.http.post(`${publicAddress.invitation(link)}/accept`, accepted).pipe(readAccepted);
  }

  decline(link: string): Observable<unknown> {
    return this.http.post(`${publicAddress.invitation(link)}/decline`, {});
  }

  activate(link: string, answer: Activate): Observable<AcceptedInvitation> {
    return this.http.post(publicAddress.activation(link), answer).pipe(readAccepted);
  }

  askReset(email: string): Observable<unknown> {
    return this.http.post(resets, { email });
  }

  reset(link: string, password: string): Observable<OpenPasswordReset> {
    return this.http
      .post(publicAddress.reset(link), { password })
      .pipe(map((answer) => openPasswordReset.parse(answer)));
  }

  /** A new link for an expired one goes to the same address and to no other. */
  renew(kind: 'invitation' | 'activation' | 'reset', link: string): Observable<unknown> {
    return this.http.post(`${publicAddress[kind](link)}/renew`, {});
  }
}
