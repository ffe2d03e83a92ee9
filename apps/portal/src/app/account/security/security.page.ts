import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { Access } from '../../core/session/access';
import { wayBack } from '../../core/session/way-back';
import { Crumbs } from '../../core/shell/crumbs';
import { accountCrumbs } from '../account-crumbs';
import type { ShowsOnce } from '../../shared/shown-once';
import { FactorCard } from './factor-card';
import { PasswordCard } from './password-card';
import { SessionsCard } from './sessions-card';

/** How one proves who one is, and where one is signed in. */
@Component({
  selector: 'cs-security-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FactorCard, MatButton, MatIcon, PasswordCard, SessionsCard],
  templateUrl: './security.page.html',
  styleUrl: '../account-page.scss',
})
export class SecurityPage implements ShowsOnce {
  /** Where the person was when something asked for a second factor that they did not have. */
  readonly return = input<string>();
  private readonly session = inject(Access).session;
  private readonly router = inject(Router);
  private readonly factor = viewChild.required(FactorCard);
  protected readonly enrolled = computed(() => (this.session()?.mfa.enrolled.length ?? 0) > 0);
  protected readonly back = computed(() => {
    const way = wayBack(this.return());
    return way === '/' || way.startsWith('/account/security') ? null : way;
  });

  constructor() {
    inject(Crumbs).set(accountCrumbs($localize`:@@account.security:Security`));
  }

  protected goOn(to: string): void {
    void this.router.navigateByUrl(to);
  }

  isKept(): boolean {
    return this.factor().isKept();
  }
}
