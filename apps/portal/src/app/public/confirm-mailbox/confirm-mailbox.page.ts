import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { mailboxConfirmation, type MailboxConfirmation, type Problem } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { Field } from '../../shared/field/field';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { When } from '../../shared/when/when';
import { publicAddress, PublicLinks } from '../public-links';

/** So many tries may go wrong before their number is said. */
const alarmingTries = 3;

/**
 * The page behind the link of a Token mail. The link is a locator: mail scanners open links and press buttons, so only the Token,
 * typed or pasted from the mail, proves the mailbox (S/MIME BR 3.2.2.2).
 */
@Component({
  selector: 'cs-confirm-mailbox',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FormField, MatButton, MatFormFieldModule, MatIcon, MatInput, ProblemPanel, Skeleton, When],
  templateUrl: './confirm-mailbox.page.html',
  styleUrls: ['../public-page.scss', './confirm-mailbox.page.scss'],
})
export class ConfirmMailboxPage {
  readonly token = input.required<string>();
  private readonly links = inject(PublicLinks);
  private readonly found = httpResource(() => publicAddress.mailbox(this.token()), {
    parse: (answer) => mailboxConfirmation.parse(answer),
  });
  protected readonly shown = linkedSignal<MailboxConfirmation | null>(() =>
    this.found.hasValue() ? this.found.value() : null,
  );
  protected readonly unread = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly busy = signal(false);
  protected readonly stopping = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly sent = signal<string | null>(null);
  private readonly typed = signal({ token: '' });
  protected readonly input = form(this.typed, (path) => {
    validate(path.token, ({ value }) => (value().trim() === '' ? { kind: 'required', message: missing() } : null));
    validate(path.token, ({ value }) =>
      this.isWrong() && value() === this.sent() ? { kind: 'refused', message: wrong() } : null,
    );
  });
  private readonly isWrong = computed(() => this.problem()?.code === 'mailbox-token-wrong');
  protected readonly stopped = computed(() => (this.isWrong() ? null : this.problem()));
  protected readonly triesLeft = computed(() => {
    const left = this.shown()?.triesLeft;
    return left !== undefined && left <= alarmingTries ? left : null;
  });

  protected verify(event: Event): void {
    event.preventDefault();
    this.input.token().markAsTouched();
    const { token } = this.typed();
    if (token.trim() === '') this.input.token().focusBoundControl();
    if (token.trim() === '' || this.busy()) return;
    this.sent.set(token);
    this.busy.set(true);
    this.problem.set(null);
    this.links.confirmMailbox(this.token(), token.trim()).subscribe({
      next: (confirmed) => {
        this.busy.set(false);
        this.shown.set(confirmed);
      },
      error: (error: unknown) => {
        this.refuse(problemOf(error));
      },
    });
  }

  protected stop(): void {
    this.busy.set(true);
    this.links.refuseMailbox(this.token()).subscribe({
      next: () => {
        this.busy.set(false);
        this.shown.update((shown) => shown && { ...shown, status: 'refused' });
      },
      error: (error: unknown) => {
        this.refuse(problemOf(error));
      },
    });
  }

  protected readAgain(): void {
    this.found.reload();
  }

  /** A wrong Token leaves the page as it is; anything else may have ended the Token: the page reads how it stands. */
  private refuse(problem: Problem): void {
    this.busy.set(false);
    this.problem.set(problem);
    const left = problem['triesLeft'];
    if (typeof left === 'number') this.shown.update((shown) => shown && { ...shown, triesLeft: left });
    else this.found.reload();
  }
}

const missing = () => $localize`:@@token.missing:Type the token that stands in the mail.`;
const wrong = () =>
  $localize`:@@token.wrong:This is not the token of the newest mail. Copy it from there; hyphens and capitals do not matter.`;
