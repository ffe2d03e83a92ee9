import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { TotpEnrolment } from '../../core/factor/totp-enrolment';
import { Access } from '../../core/session/access';
import { ShellActions } from '../../core/session/session.state';
import { wayBack } from '../../core/session/way-back';
import type { ShowsOnce } from '../../shared/shown-once';

/** Where everybody begins who must have a second factor and has none: why, what to do, and the way out. */
@Component({
  selector: 'cs-enrol-first',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, TotpEnrolment],
  templateUrl: './enrol-first.page.html',
  styleUrls: ['../public-page.scss', './enrol-first.page.scss'],
})
export class EnrolFirstPage implements ShowsOnce {
  /** Where the person was going. */
  readonly return = input<string>();
  private readonly router = inject(Router);
  private readonly store = inject(Store);
  private readonly session = inject(Access).session;
  private readonly unkept = signal(false);
  protected readonly email = computed(() => this.session()?.user.email ?? '');

  isKept(): boolean {
    return !this.unkept();
  }

  protected enrolled(): void {
    this.unkept.set(true);
  }

  protected goOn(): void {
    this.unkept.set(false);
    void this.router.navigateByUrl(wayBack(this.return()), { replaceUrl: true });
  }

  protected signOut(): void {
    this.store.dispatch(ShellActions.signedOut());
  }
}
