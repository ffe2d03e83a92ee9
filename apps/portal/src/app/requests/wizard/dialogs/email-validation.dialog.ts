import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Store } from '@ngrx/store';
import { mailboxOf } from '../../../parts/checks/mailbox-state';
import { DialogFrame } from '../../../shared/dialog-frame/dialog-frame';
import { Field } from '../../../shared/field/field';
import { Now } from '../../../shared/when/now';
import { When } from '../../../shared/when/when';
import { Board } from '../wizard.actions';
import { wizard } from '../wizard.state';

export interface MailboxToProve {
  readonly requestId: string;
  readonly checkId: string;
}
/** So many tries may go wrong before their number is said: the first slips of a hand should not alarm. */
const alarmingTries = 3;

/** Takes the Token of the mail. It closes by itself once the mailbox is proved, here or on the page behind the mail's link. */
@Component({
  selector: 'cs-email-validation-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogFrame, Field, FormField, MatButton, MatFormFieldModule, MatIcon, MatInput, MatProgressBar, When],
  templateUrl: './email-validation.dialog.html',
  styleUrl: './email-validation.dialog.scss',
})
export class EmailValidationDialog {
  private readonly store = inject(Store);
  private readonly dialog = inject(MatDialogRef);
  private readonly now = inject(Now);
  private readonly about = inject<MailboxToProve>(MAT_DIALOG_DATA);
  protected readonly check = this.store.selectSignal(wizard.selectCheck(this.about.checkId));
  private readonly call = this.store.selectSignal(wizard.selectCall(this.about.checkId));
  protected readonly mail = computed(() => mailboxOf(this.check()));
  protected readonly starting = computed(() => this.call().doing === 'starting');
  protected readonly verifying = computed(() => this.call().doing === 'verifying');
  private readonly sent = signal<string | null>(null);

  private readonly typed = signal({ token: '' });
  protected readonly input = form(this.typed, (path) => {
    validate(path.token, ({ value }) =>
      value().trim() === ''
        ? { kind: 'required', message: $localize`:@@token.missing:Type the token that stands in the mail.` }
        : null,
    );
    validate(path.token, ({ value }) => {
      const problem = this.wrong();
      return problem !== null && value() === this.sent() ? { kind: 'refused', message: problem } : null;
    });
  });
  /** The server says no to this text; it stays until the text changes. */
  private readonly wrong = computed(() => {
    const problem = this.call().problem;
    if (problem?.code !== 'mailbox-token-wrong') return null;
    return $localize`:@@token.wrong:This is not the token of the newest mail. Copy it from there; hyphens and capitals do not matter.`;
  });
  protected readonly stopped = computed(() => {
    const problem = this.call().problem;
    return problem !== null && problem.code !== 'mailbox-token-wrong' ? problem : null;
  });
  protected readonly triesLeft = computed(() => {
    const left = this.mail()?.triesLeft;
    return left !== undefined && left <= alarmingTries ? left : null;
  });
  protected readonly resendIn = computed(() => {
    const at = this.mail()?.resendAt;
    return at === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(at) - this.now.ms()) / 1000));
  });

  constructor() {
    if (this.check()?.status === 'pending') this.store.dispatch(Board.tokenDialogOpened(this.ids));
    else this.send();
    effect(() => {
      if (this.check()?.status === 'verified') this.dialog.close();
    });
  }

  protected verify(event: Event): void {
    event.preventDefault();
    this.input.token().markAsTouched();
    const token = this.typed().token;
    const empty = this.input
      .token()
      .errors()
      .some(({ kind }) => kind === 'required');
    if (empty) this.input.token().focusBoundControl();
    if (empty || this.verifying()) return;
    this.sent.set(token);
    this.store.dispatch(Board.tokenTyped({ ...this.ids, token: token.trim() }));
  }

  protected sendAgain(): void {
    if (this.resendIn() === 0 && !this.starting()) this.send();
  }

  private get ids() {
    return { id: this.about.requestId, checkId: this.about.checkId };
  }

  private send(): void {
    this.sent.set(null);
    this.store.dispatch(Board.tokenAskedFor(this.ids));
  }
}
