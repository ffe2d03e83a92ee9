import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { type AcceptInvitation, openInvitation, type OpenInvitation, type Problem } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { problemOf } from '../../core/problem';
import { Access } from '../../core/session/access';
import { ShellActions } from '../../core/session/session.state';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { When } from '../../shared/when/when';
import { publicAddress, PublicLinks } from '../public-links';
import { NewcomerForm } from './newcomer-form';

/** Who opens the link: somebody new, or somebody known who is signed in, signed out, or signed in as another. */
export type Guest = 'newcomer' | 'known' | 'signed-out' | 'another';

/** An invitation: who invites, into what, as what, until when; then accept or decline. Opening it changes nothing. */
@Component({
  selector: 'cs-invitation',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, NewcomerForm, ProblemPanel, RouterLink, Skeleton, When],
  templateUrl: './invitation.page.html',
  styleUrl: '../public-page.scss',
})
export class InvitationPage {
  readonly token = input.required<string>();
  private readonly links = inject(PublicLinks);
  private readonly store = inject(Store);
  private readonly router = inject(Router);
  private readonly session = inject(Access).session;
  private readonly found = httpResource(() => publicAddress.invitation(this.token()), {
    parse: (answer) => openInvitation.parse(answer),
  });
  protected readonly shown = linkedSignal<OpenInvitation | null>(() =>
    this.found.hasValue() ? this.found.value() : null,
  );
  protected readonly unread = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly guest = computed((): Guest => {
    const shown = this.shown();
    const here = this.session()?.user.email.toLowerCase();
    if (here !== undefined && here === shown?.email.toLowerCase()) return 'known';
    if (here !== undefined) return 'another';
    return shown?.accountExists ? 'signed-out' : 'newcomer';
  });
  protected readonly inviter = computed(
    () => this.shown()?.invitedBy?.name ?? $localize`:@@invitation.operator:an operator`,
  );
  protected readonly here = computed(() => this.session()?.user.email ?? '');
  protected readonly backHere = computed(() => ({ return: `/invitations/${this.token()}` }));
  protected readonly busy = signal(false);
  protected readonly sentAnew = signal(false);
  protected readonly declining = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected accept(accepted: AcceptInvitation): void {
    if (this.busy()) return;
    this.begin();
    this.links.accept(this.token(), accepted).subscribe({
      next: ({ signInRequired }) => {
        if (signInRequired) void this.router.navigateByUrl('/sign-in');
        else location.assign('/'); // the session is new, or holds a new enterprise: it is read with the page
      },
      error: (error: unknown) => {
        this.refuse(error);
      },
    });
  }

  protected decline(): void {
    this.begin();
    this.links.decline(this.token()).subscribe({
      next: () => {
        this.busy.set(false);
        this.shown.update((shown) => shown && { ...shown, status: 'declined' });
      },
      error: (error: unknown) => {
        this.refuse(error);
      },
    });
  }

  protected renew(): void {
    this.begin();
    this.links.renew(this.token()).subscribe({
      next: () => {
        this.busy.set(false);
        this.sentAnew.set(true);
      },
      error: (error: unknown) => {
        this.refuse(error);
      },
    });
  }

  protected signOut(): void {
    this.store.dispatch(ShellActions.signedOut());
  }

  protected readAgain(): void {
    this.found.reload();
  }

  private begin(): void {
    this.busy.set(true);
    this.problem.set(null);
  }

  private refuse(error: unknown): void {
    const problem = problemOf(error);
    this.busy.set(false);
    this.problem.set(problem);
    if (problem.code.startsWith('link-')) this.found.reload(); // it ended meanwhile: the page says how
  }
}
