import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { type Problem, type SignInSession, signInSessionPage } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import type { Observable } from 'rxjs';
import { problemOf } from '../../core/problem';
import { SessionApi } from '../../core/session/session.state';
import { Confirm } from '../../shared/confirm/confirm';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { When } from '../../shared/when/when';
import { AccountApi, sessionsUrl } from '../account-api';
import { browserWords, isPhone, placeWords } from '../../shared/session-words';

/** Where one is signed in, and the way out of each place. */
@Component({
  selector: 'cs-sessions-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, ProblemPanel, Skeleton, When],
  templateUrl: './sessions-card.html',
  styleUrls: ['../account-page.scss', './sessions-card.scss'],
})
export class SessionsCard {
  private readonly api = inject(AccountApi);
  private readonly store = inject(Store);
  private readonly confirm = inject(Confirm);
  private readonly found = httpResource(() => ({ url: sessionsUrl, params: { sort: 'lastSeenAt:desc', size: 100 } }), {
    parse: (answer) => signInSessionPage.parse(answer),
  });
  private readonly page = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly rows = computed(
    () =>
      this.page()?.items.map((session) => ({
        ...session,
        browser: browserWords(session.userAgent),
        place: placeWords(session.ip),
        icon: isPhone(session.userAgent) ? 'mobile' : 'computer',
      })) ?? null,
  );
  protected readonly unlisted = computed(() => {
    const { total, items } = this.page() ?? { total: 0, items: [] };
    return total - items.length;
  });
  protected readonly hasOthers = computed(() => this.rows()?.some(({ current }) => !current) === true);
  protected readonly unread = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  readAgain(): void {
    this.found.reload();
  }

  // not i18n-aria-label: with a value inside, Angular sets a property instead of the attribute
  protected endName({ browser, place }: { readonly browser: string; readonly place: string }): string {
    return $localize`:@@sessions.endOne:Sign out ${browser}:browser:, ${place}:place:`;
  }

  protected end({ id }: SignInSession): void {
    this.act(this.api.endSession(id), () => {
      this.found.reload();
    });
  }

  protected async endOthers(): Promise<void> {
    const sure = await this.confirm.ask({
      title: $localize`:@@sessions.others.title:Sign out everywhere else?`,
      text: $localize`:@@sessions.others.text:Every other browser has to sign in again. API tokens go on working.`,
      act: $localize`:@@sessions.others:Sign out all others`,
    });
    if (sure)
      this.act(this.api.endOtherSessions(), () => {
        this.found.reload();
      });
  }

  protected async endAll(): Promise<void> {
    const sure = await this.confirm.ask({
      title: $localize`:@@sessions.all.title:Sign out everywhere, here too?`,
      text: $localize`:@@sessions.all.text:Every browser has to sign in again, this one at once. API tokens go on working.`,
      act: $localize`:@@sessions.all:Sign out everywhere`,
    });
    if (sure)
      this.act(this.api.endAllSessions(), () => {
        this.store.dispatch(SessionApi.ended());
      });
  }

  private act(call: Observable<unknown>, done: () => void): void {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    call.subscribe({
      next: () => {
        this.busy.set(false);
        done();
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.problem.set(problemOf(error));
      },
    });
  }
}
