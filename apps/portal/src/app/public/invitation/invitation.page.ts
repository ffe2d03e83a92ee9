import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { type AcceptInvitation, openInvitation } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { Access } from '../../core/session/access';
import { PublicActions } from '../../core/session/session.state';
import { allowedLines } from '../../shared/permissions/permission-words';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { When } from '../../shared/when/when';
import { ExpiredLink } from '../links/expired-link';
import { OtherAccount } from '../links/other-account';
import { UnreadLink } from '../links/unread-link';
import { openLink } from '../open-link';
import { publicAddress, PublicLinks } from '../public-links';
import { NewcomerForm } from './newcomer-form';

/** Who opens the link: somebody new, or somebody known who is signed in, signed out, or signed in as another. */
export type Guest = 'newcomer' | 'known' | 'signed-out' | 'another';

/** An invitation: who invites, into what, as what, until when; then accept or decline. Opening it changes nothing. */
@Component({
  selector: 'cs-invitation',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ExpiredLink, MatButton, MatIcon, NewcomerForm, OtherAccount, RouterLink, Skeleton, UnreadLink, When],
  templateUrl: './invitation.page.html',
  styleUrls: ['../public-page.scss', './invitation.page.scss'],
})
export class InvitationPage {
  readonly token = input.required<string>();
  private readonly links = inject(PublicLinks);
  private readonly store = inject(Store);
  private readonly session = inject(Access).session;
  protected readonly link = openLink(
    () => publicAddress.invitation(this.token()),
    (answer) => openInvitation.parse(answer),
  );
  protected readonly guest = computed((): Guest => {
    const shown = this.link.shown();
    const here = this.session()?.user.email.toLowerCase();
    if (here !== undefined && here === shown?.email.toLowerCase()) return 'known';
    if (here !== undefined) return 'another';
    return shown?.accountExists ? 'signed-out' : 'newcomer';
  });
  protected readonly inviter = computed(
    () => this.link.shown()?.invitedBy?.name ?? $localize`:@@invitation.operator:an operator`,
  );
  protected readonly allowed = computed(() => allowedLines(this.link.shown()?.role.permissions ?? []));
  protected readonly backHere = computed(() => ({ return: `/invitations/${this.token()}` }));
  protected readonly sentAnew = signal(false);
  protected readonly declining = signal(false);

  /** The answer opens the session of a newcomer; a known person's holds one enterprise more. */
  protected accept(accepted: AcceptInvitation): void {
    this.link.act(this.links.accept(this.token(), accepted), () => {
      this.store.dispatch(PublicActions.letIn({ to: '/requests' }));
    });
  }

  protected decline(): void {
    this.link.act(this.links.decline(this.token()), () => {
      this.link.shown.update((shown) => shown && { ...shown, status: 'declined' });
    });
  }

  protected renew(): void {
    this.link.act(this.links.renew('invitation', this.token()), () => {
      this.sentAnew.set(true);
    });
  }
}
