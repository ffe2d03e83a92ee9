import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { openPasswordReset } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { Access } from '../../core/session/access';
import { SessionApi } from '../../core/session/session.state';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { When } from '../../shared/when/when';
import { ExpiredLink } from '../links/expired-link';
import { UnreadLink } from '../links/unread-link';
import { openLink } from '../open-link';
import { PasswordForm } from '../password-form/password-form';
import { publicAddress, PublicLinks } from '../public-links';

/** Behind the link of a reset mail: a new password. Each way in which the link can have ended says how to get another. */
@Component({
  selector: 'cs-reset-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ExpiredLink, MatButton, MatIcon, PasswordForm, RouterLink, Skeleton, UnreadLink, When],
  templateUrl: './reset.page.html',
  styleUrls: ['../public-page.scss', '../forgot/forgot.page.scss'],
})
export class ResetPage {
  readonly token = input.required<string>();
  private readonly links = inject(PublicLinks);
  private readonly store = inject(Store);
  private readonly access = inject(Access);
  protected readonly link = openLink(
    () => publicAddress.reset(this.token()),
    (answer) => openPasswordReset.parse(answer),
  );
  protected readonly done = signal(false);
  protected readonly sentAnew = signal(false);
  protected readonly actName = $localize`:@@reset.act:Set the new password`;

  protected set(password: string): void {
    this.link.act(this.links.reset(this.token(), password), ({ email }) => {
      this.done.set(true);
      // all sessions of the account have ended, also one in this browser
      if (this.access.session()?.user.email === email) this.store.dispatch(SessionApi.noneFound());
    });
  }

  protected renew(): void {
    this.link.act(this.links.renew('reset', this.token()), () => {
      this.sentAnew.set(true);
    });
  }
}
