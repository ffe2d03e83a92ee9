import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { type Problem, totpState } from '@countersign/contracts';
import { FactorApi, totpUrl } from '../../core/factor/factor-api';
import { FactorAsked } from '../../core/factor/factor-asked';
import { RecoveryCodes } from '../../core/factor/recovery-codes';
import { TotpEnrolment } from '../../core/factor/totp-enrolment';
import { problemOf } from '../../core/problem';
import { Access } from '../../core/session/access';
import { Confirm } from '../../shared/confirm/confirm';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import type { Look } from '../../shared/tone';
import { When } from '../../shared/when/when';

/** So few codes left are worth a warning. */
const few = 3;

/** The second factor: whether there is one, setting one up, new recovery codes, taking it away. */
@Component({
  selector: 'cs-factor-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, ProblemPanel, RecoveryCodes, Skeleton, StatusBadge, TotpEnrolment, When],
  templateUrl: './factor-card.html',
  styleUrls: ['../account-page.scss', './factor-card.scss'],
})
export class FactorCard {
  readonly changed = output();
  private readonly factor = inject(FactorApi);
  private readonly asked = inject(FactorAsked);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Access).session;
  private readonly found = httpResource(() => totpUrl, { parse: (answer) => totpState.parse(answer) });
  protected readonly state = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly unread = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly enrolling = signal(false);
  private readonly unkept = signal(false);
  protected readonly codes = signal<readonly string[] | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly runsOut = computed(() => (this.state()?.recoveryCodesLeft ?? few + 1) <= few);
  protected readonly on: Look = { tone: 'verified', icon: 'check_circle-fill', word: $localize`:@@factor.on:On` };
  protected readonly off: Look = { tone: 'off', icon: 'radio_button_unchecked', word: $localize`:@@factor.off:Off` };

  isKept(): boolean {
    return !this.unkept() && this.codes() === null;
  }

  protected readAgain(): void {
    this.found.reload();
  }

  protected enrolled(): void {
    this.unkept.set(true);
    this.found.reload();
    this.changed.emit();
  }

  protected end(): void {
    this.unkept.set(false);
    this.enrolling.set(false);
  }

  protected forget(): void {
    this.codes.set(null);
  }

  protected async renewCodes(): Promise<void> {
    const sure = await this.confirm.ask({
      title: $localize`:@@factor.renew.title:Make new recovery codes?`,
      text: $localize`:@@factor.renew.text:The codes that you have now stop working at once.`,
      act: $localize`:@@factor.renew.act:Make new ones`,
    });
    if (!sure) return;
    this.begin();
    this.factor.renewCodes().subscribe({
      next: ({ codes }) => {
        this.busy.set(false);
        this.codes.set(codes);
        this.found.reload();
      },
      error: this.refuse,
    });
  }

  protected async remove(): Promise<void> {
    const isNeeded = this.session()?.mfa.required === true;
    const sure = await this.confirm.ask({
      title: $localize`:@@factor.remove.title:Remove the second factor?`,
      text: isNeeded
        ? $localize`:@@factor.remove.needed:Your account must have one: nothing else works until you set up another. The recovery codes stop working, too.`
        : $localize`:@@factor.remove.text:From then on your password alone lets in whoever knows it. The recovery codes stop working, too.`,
      act: $localize`:@@factor.remove.act:Remove`,
      tone: 'danger',
    });
    if (!sure) return;
    this.begin();
    this.factor.remove().subscribe({
      next: () => {
        this.busy.set(false);
        this.found.reload();
        void this.asked.first(); // who must have one goes on to setting it up
      },
      error: this.refuse,
    });
  }

  private begin(): void {
    this.busy.set(true);
    this.problem.set(null);
  }

  private readonly refuse = (error: unknown): void => {
    this.busy.set(false);
    this.problem.set(problemOf(error));
  };
}
