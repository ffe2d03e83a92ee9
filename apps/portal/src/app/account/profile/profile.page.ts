import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { user, type User } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { ofResource } from '../../core/http/resource-version';
import { problemOf } from '../../core/problem';
import { AccountActions } from '../../core/session/session.state';
import { Crumbs } from '../../core/shell/crumbs';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { meUrl } from '../account-api';
import { accountCrumbs } from '../account-crumbs';
import { Belongings } from './belongings';
import { EmailCard } from './email-card';
import { ProfileForm } from './profile-form';

/** Who one is here: name, address, and the enterprises one belongs to. */
@Component({
  selector: 'cs-profile-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Belongings, EmailCard, ProblemPanel, ProfileForm, Skeleton],
  templateUrl: './profile.page.html',
  styleUrl: '../account-page.scss',
})
export class ProfilePage {
  private readonly store = inject(Store);
  private readonly found = httpResource(() => ({ url: meUrl, context: ofResource(meUrl) }), {
    parse: (answer) => user.parse(answer),
  });
  protected readonly me = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly problem = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });

  constructor() {
    inject(Crumbs).set(accountCrumbs($localize`:@@account.profile:Profile`));
  }

  protected readAgain(): void {
    this.found.reload();
  }

  protected take(me: User): void {
    this.found.set(me);
    this.store.dispatch(AccountActions.changed());
  }
}
