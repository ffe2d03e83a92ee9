import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import { type ApiToken, type Permission, permissions, type Problem } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { type Refusal, refusals } from '../../core/refusals';
import { Access } from '../../core/session/access';
import { Crumbs } from '../../core/shell/crumbs';
import { Field } from '../../shared/field/field';
import { PermissionGrid } from '../../shared/permissions/permission-grid';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { When } from '../../shared/when/when';
import { AccountApi } from '../account-api';
import { accountCrumbs } from '../account-crumbs';
import type { ShowsOnce } from '../../shared/shown-once';
import { NewSecret } from './new-secret';

interface Typed {
  readonly name: string;
  readonly days: number;
}
const day = 86_400_000;
const spans = [7, 30, 90, 365] as const;

/** A new key for a script: what it may do, of what one may do oneself, and until when. Then its secret, this once. */
@Component({
  selector: 'cs-new-token',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Field,
    FormField,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    NewSecret,
    PermissionGrid,
    ProblemPanel,
    RouterLink,
    When,
  ],
  templateUrl: './new-token.page.html',
  styleUrls: ['../account-page.scss', './new-token.page.scss'],
})
export class NewTokenPage implements ShowsOnce {
  private readonly api = inject(AccountApi);
  private readonly access = inject(Access);
  private readonly typed = signal<Typed>({ name: '', days: 90 });
  private readonly refused = signal<Refusal<Typed> | null>(null);
  protected readonly fields = form(this.typed, (path) => {
    validate(path.name, ({ value }) =>
      value().trim() === ''
        ? {
            kind: 'required',
            message: $localize`:@@tokens.name.missing:Give it a name that says which script it is for.`,
          }
        : null,
    );
    maxLength(path.name, 100, { message: $localize`:@@tokens.name.long:Take at most 100 characters.` });
    refusals(path, this.refused);
  });
  /** Anywhere: a token acts with what its person holds at each place. */
  protected readonly held = computed(() => permissions.filter((one) => this.access.may(one)));
  protected readonly scopes = signal<readonly Permission[]>([]);
  protected readonly noScope = signal(false);
  protected readonly spans = spans.map((days) => ({ days, word: spanWord(days) }));
  protected readonly end = computed(() => new Date(Date.now() + this.typed().days * day).toISOString());
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly made = signal<ApiToken | null>(null);
  private readonly kept = signal(false);

  constructor() {
    inject(Crumbs).set(accountCrumbs($localize`:@@tokens.new:New API token`));
  }

  isKept(): boolean {
    return this.made() === null || this.kept();
  }

  protected choose(scopes: readonly Permission[]): void {
    this.scopes.set(scopes);
    this.noScope.set(false);
  }

  protected chooseReading(): void {
    this.choose(this.held().filter((one) => one.endsWith(':read')));
  }

  protected keep(): void {
    this.kept.set(true);
  }

  protected create(event: Event): void {
    event.preventDefault();
    this.fields().markAsTouched();
    this.noScope.set(this.scopes().length === 0);
    const [wrong] = this.fields()
      .errorSummary()
      .filter(({ kind }) => kind !== 'refused');
    if (wrong) wrong.fieldTree().focusBoundControl();
    if (wrong || this.noScope() || this.busy()) return;
    this.send(this.typed());
  }

  private send(sent: Typed): void {
    this.busy.set(true);
    this.problem.set(null);
    this.api.makeToken({ name: sent.name.trim(), scopes: [...this.scopes()], expiresAt: this.end() }).subscribe({
      next: (token) => {
        this.busy.set(false);
        this.made.set(token);
      },
      error: (error: unknown) => {
        this.busy.set(false);
        const problem = problemOf(error);
        this.refused.set({ problem, sent });
        this.problem.set(problem);
      },
    });
  }
}

const spanWord = (days: number) =>
  days === 365 ? $localize`:@@tokens.year:One year` : $localize`:@@tokens.days:${days}:days: days`;
