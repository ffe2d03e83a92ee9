import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { openActivation } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { Access } from '../../core/session/access';
import { PublicActions } from '../../core/session/session.state';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { When } from '../../shared/when/when';
import { ExpiredLink } from '../links/expired-link';
import { OtherAccount } from '../links/other-account';
import { UnreadLink } from '../links/unread-link';
import { openLink } from '../open-link';
import { PasswordForm } from '../password-form/password-form';
import { publicAddress, PublicLinks } from '../public-links';
import { paragraphsOf } from './agreement-text';

/** An account that was made on somebody's behalf: they choose a password, and it is theirs. */
@Component({
  selector: 'cs-activation-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ExpiredLink,
    MatButton,
    MatCheckbox,
    MatIcon,
    OtherAccount,
    PasswordForm,
    RouterLink,
    Skeleton,
    UnreadLink,
    When,
  ],
  templateUrl: './activation.page.html',
  styleUrls: ['../public-page.scss', './activation.page.scss'],
})
export class ActivationPage {
  readonly token = input.required<string>();
  private readonly links = inject(PublicLinks);
  private readonly store = inject(Store);
  private readonly session = inject(Access).session;
  protected readonly link = openLink(
    () => publicAddress.activation(this.token()),
    (answer) => openActivation.parse(answer),
  );
  protected readonly isAnother = computed(() => {
    const here = this.session()?.user.email.toLowerCase();
    return here !== undefined && here !== this.link.shown()?.email.toLowerCase();
  });
  protected readonly agreements = computed(
    () =>
      this.link.shown()?.agreements.map(({ id, version, name, texts }) => ({
        ...{ id, version, name },
        paragraphs: texts[0] ? paragraphsOf(texts[0].html) : [],
      })) ?? [],
  );
  protected readonly accepted = linkedSignal<object | null, readonly string[]>({
    source: this.link.shown,
    computation: () => [],
  });
  protected readonly notAccepted = signal(false);
  protected readonly sentAnew = signal(false);
  protected readonly actName = $localize`:@@activation.act:Activate my account`;

  protected accept(id: string, yes: boolean): void {
    this.notAccepted.set(false);
    this.accepted.update((all) => (yes ? [...all, id] : all.filter((one) => one !== id)));
  }

  protected activate(password: string): void {
    const agreements = this.agreements();
    this.notAccepted.set(agreements.some(({ id }) => !this.accepted().includes(id)));
    if (this.notAccepted()) return;
    const agreementsAccepted = agreements.map(({ id, version }) => ({ id, version }));
    const answer = { password, ...(agreementsAccepted.length > 0 && { agreementsAccepted }) };
    this.link.act(this.links.activate(this.token(), answer), () => {
      this.store.dispatch(PublicActions.letIn({ to: '/' }));
    });
  }

  protected renew(): void {
    this.link.act(this.links.renew('activation', this.token()), () => {
      this.sentAnew.set(true);
    });
  }
}
