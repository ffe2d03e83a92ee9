import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { Problem, User } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { type Refusal, refusals } from '../../core/refusals';
import { Access } from '../../core/session/access';
import { Field } from '../../shared/field/field';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { AccountApi } from '../account-api';

interface Typed {
  readonly name: string;
  readonly mobile: string;
  readonly locale: string;
}

@Component({
  selector: 'cs-profile-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FormField, MatButton, MatFormFieldModule, MatIcon, MatInput, MatSelectModule, ProblemPanel],
  templateUrl: './profile-form.html',
  styleUrl: './profile-form.scss',
})
export class ProfileForm {
  readonly me = input.required<User>();
  readonly saved = output<User>();
  /** Somebody changed it meanwhile; what is typed stays. */
  readonly outdated = output();
  private readonly api = inject(AccountApi);
  private readonly session = inject(Access).session;
  private readonly locale = computed(() => this.session()?.user.locale ?? 'en');
  private readonly typed = linkedSignal<User, Typed>({
    source: this.me,
    computation: ({ name, mobile }, before) => before?.value ?? { name, mobile: mobile ?? '', locale: this.locale() },
  });
  private readonly refused = signal<Refusal<Typed> | null>(null);
  protected readonly fields = form(this.typed, (path) => {
    validate(path.name, ({ value }) =>
      value().trim() === ''
        ? { kind: 'required', message: $localize`:@@invitation.name.missing:Type your name.` }
        : null,
    );
    refusals(path, this.refused);
  });
  protected readonly languages = computed(() => languagesWith(this.locale()));
  protected readonly saving = signal(false);
  protected readonly done = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected save(event: Event): void {
    event.preventDefault();
    this.fields().markAsTouched();
    const [wrong] = this.fields()
      .errorSummary()
      .filter(({ kind }) => kind !== 'refused');
    if (wrong) {
      wrong.fieldTree().focusBoundControl();
      return;
    }
    if (!this.saving()) this.send(this.typed());
  }

  private send(sent: Typed): void {
    this.saving.set(true);
    this.done.set(false);
    this.problem.set(null);
    const { name, mobile, locale } = sent;
    this.api.change({ name: name.trim(), mobile: mobile.trim() || null, locale }).subscribe({
      next: (me) => {
        this.saving.set(false);
        this.done.set(true);
        this.saved.emit(me);
      },
      error: (error: unknown) => {
        this.saving.set(false);
        this.refuse(problemOf(error), sent);
      },
    });
  }

  private refuse(problem: Problem, sent: Typed): void {
    this.refused.set({ problem, sent });
    if (problem.errors.length === 0) this.problem.set(problem);
    if (problem.code === 'changed-meanwhile') this.outdated.emit();
  }
}

/** The languages that pages and mails are written in; a person's own stays in the list whatever it is. */
function languagesWith(own: string): { readonly key: string; readonly word: string }[] {
  const names = new Intl.DisplayNames([$localize.locale ?? 'en'], { type: 'language' });
  return [...new Set(['en', own])].map((key) => ({ key, word: names.of(key) ?? key }));
}
