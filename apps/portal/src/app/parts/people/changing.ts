import { DOCUMENT, inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Store } from '@ngrx/store';
import { filter, type Observable, tap } from 'rxjs';
import { AccountActions } from '../../core/session/session.state';
import { ChangeRoleDialog, type RoleChange } from '../roles/change-role.dialog';
import { openerIn } from '../../shared/opener';
import { ChangeStateDialog, type StateChange } from './change-state.dialog';

/** Gives somebody another role or state by a dialog. Each emits once it is done. */
@Injectable({ providedIn: 'root' })
export class Changing {
  private readonly dialog = inject(MatDialog);
  private readonly page = inject(DOCUMENT);
  private readonly store = inject(Store);

  role(data: RoleChange): Observable<unknown> {
    const asked = this.dialog.open<ChangeRoleDialog, RoleChange, boolean>(ChangeRoleDialog, { data, ...this.back() });
    return this.told(asked.afterClosed(), data.isOneself);
  }

  state(data: StateChange): Observable<unknown> {
    const asked = this.dialog.open<ChangeStateDialog, StateChange, boolean>(ChangeStateDialog, {
      data,
      ...this.back(),
    });
    return this.told(asked.afterClosed(), data.isOneself);
  }

  private back() {
    return { restoreFocus: openerIn(this.page) };
  }

  /** Who changes themselves may do something else now: menu and buttons follow. */
  private told(closed: Observable<boolean | undefined>, isOneself: boolean): Observable<unknown> {
    return closed.pipe(
      filter((changed) => changed === true),
      tap(() => {
        if (isOneself) this.store.dispatch(AccountActions.changed());
      }),
    );
  }
}
