import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { filter, type Observable, tap } from 'rxjs';
import { InviteDialog, type InviteTask } from './invite.dialog';
import { InvitingApi } from './inviting-api';

/** Invites somebody, into an enterprise or among the operators. Each emits the address once the mail is on its way. */
@Injectable({ providedIn: 'root' })
export class Inviting {
  private readonly dialog = inject(MatDialog);
  private readonly api = inject(InvitingApi);
  private readonly announcer = inject(LiveAnnouncer);

  toEnterprise(enterpriseId: string): Observable<string> {
    return this.ask({
      place: enterpriseId,
      send: ({ name, email, role }, key) =>
        // who may not read the roles invites with the one that every enterprise has
        this.api.toEnterprise(enterpriseId, { name, email, role: role || 'enterprise-user' }, key),
    });
  }

  toOperators(): Observable<string> {
    return this.ask({
      place: null,
      send: ({ name, email, role }, key) => this.api.toOperators({ name, email, roleId: role }, key),
    });
  }

  private ask(task: InviteTask): Observable<string> {
    return this.dialog
      .open<InviteDialog, InviteTask, string>(InviteDialog, { data: task })
      .afterClosed()
      .pipe(
        filter((email): email is string => Boolean(email)),
        tap((email) => {
          void this.announcer.announce($localize`:@@invite.sent:Invitation sent to ${email}:email:`);
        }),
      );
  }
}
