import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';
import { SessionCalls } from '../session/session.api';
import { SessionApi, sessionFeature } from '../session/session.state';
import { enrolmentPage, mustEnrol } from './must-enrol';

/** What the portal does when the server asks for a second factor in the middle of work. */
@Injectable({ providedIn: 'root' })
export class FactorAsked {
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly store = inject(Store);
  private readonly calls = inject(SessionCalls);
  private readonly session = this.store.selectSignal(sessionFeature.selectSession);
  private asking: Promise<boolean> | null = null;
  private leading: Promise<void> | null = null;

  /** Whether the person showed it. Calls that ask at the same time share one dialog. */
  again(): Promise<boolean> {
    this.asking ??= this.open().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  /** There is none yet: to the page that sets one up, and from there back to here. */
  first(): Promise<void> {
    this.leading ??= this.lead().finally(() => {
      this.leading = null;
    });
    return this.leading;
  }

  private async open(): Promise<boolean> {
    const { StepUpDialog } = await import('./step-up.dialog');
    const dialog = this.dialog.open<InstanceType<typeof StepUpDialog>, undefined, boolean>(StepUpDialog);
    return (await firstValueFrom(dialog.afterClosed())) === true; // Cancel closes with an empty text
  }

  private async lead(): Promise<void> {
    await this.read();
    const from = this.router.url;
    const isThere = from.split(/[?#]/)[0] === enrolmentPage;
    if (isThere && !mustEnrol(this.session())) return;
    await this.router.navigate([enrolmentPage], { queryParams: { return: isThere ? enrolmentPage : from } });
  }

  /** The factor may have been taken away elsewhere, or the rule is new: the page that comes depends on it. */
  private async read(): Promise<void> {
    try {
      this.store.dispatch(SessionApi.found({ session: await firstValueFrom(this.calls.current()) }));
    } catch {
      // what the session said before still leads on
    }
  }
}
