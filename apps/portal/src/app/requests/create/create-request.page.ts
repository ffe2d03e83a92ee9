import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import type { Problem } from '@countersign/contracts';
import { ChosenEnterprise } from '../../core/enterprise/chosen-enterprise';
import { enterpriseChoices } from '../../core/enterprise/enterprise-choices';
import { newOnceKey } from '../../core/http/once';
import { problemOf } from '../../core/problem';
import { Crumbs } from '../../core/shell/crumbs';
import { Field } from '../../shared/field/field';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { typeChoices } from '../choices';
import { NoteBox } from '../../parts/notes/note-box';
import { notesOf } from '../notes/request-notes';
import { requestCrumbs } from '../request-crumbs';
import { RequestsApi } from '../requests-api';

/** Which enterprise, which certificate type: the rest is asked step by step. */
@Component({
  selector: 'cs-create-request',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Field,
    FormField,
    MatButton,
    MatCheckbox,
    MatFormFieldModule,
    MatIcon,
    MatIconButton,
    MatSelectModule,
    NoteBox,
    ProblemPanel,
    RouterLink,
  ],
  templateUrl: './create-request.page.html',
  styleUrl: './create-request.page.scss',
})
export class CreateRequestPage {
  private readonly api = inject(RequestsApi);
  private readonly router = inject(Router);
  /** One key a page: pressing twice, or again after a lost line, makes one request. */
  private readonly key = newOnceKey();
  protected readonly enterprises = enterpriseChoices();
  private readonly chosen = inject(ChosenEnterprise);
  /** The one that the menu shows; without one there, the only one there is. */
  private readonly first = computed(() => {
    const choices = this.enterprises() ?? [];
    const shown = choices.find(({ key }) => key === this.chosen.id());
    return shown?.key ?? (choices.length === 1 ? (choices[0]?.key ?? '') : '');
  });
  private readonly enterpriseId = linkedSignal(() => this.first());
  protected readonly types = typeChoices(computed(() => this.enterpriseId() || null));
  private readonly profileId = linkedSignal(() => {
    const choices = this.types();
    return choices?.length === 1 ? (choices[0]?.key ?? '') : '';
  });
  private readonly typed = linkedSignal(() => ({ enterpriseId: this.enterpriseId(), profileId: this.profileId() }));
  protected readonly request = form(this.typed, (path) => {
    required(path.enterpriseId, { message: $localize`:@@create.enterprise.missing:Choose the enterprise.` });
    required(path.profileId, { message: $localize`:@@create.type.missing:Choose the certificate type.` });
  });
  protected readonly creating = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly notes = notesOf(computed(() => this.enterpriseId() || null));
  protected readonly welcome = computed(() => (this.notes.hasValue() ? this.notes.value().welcome : null));
  protected readonly enterpriseName = computed(
    () => this.enterprises()?.find(({ key }) => key === this.enterpriseId())?.word ?? '',
  );
  /** Another note asks anew. */
  protected readonly agreed = linkedSignal({ source: this.welcome, computation: () => false });
  protected readonly notAgreed = linkedSignal({ source: this.enterpriseId, computation: () => false });
  private readonly consent = viewChild(MatCheckbox);
  protected readonly noType = computed(() => this.typed().enterpriseId !== '' && this.types()?.length === 0);

  /** A list that opens on nothing seems broken: it says why, and fills while it is open. */
  protected readonly noChoice = computed(() => {
    if (this.typed().enterpriseId === '') return $localize`:@@create.type.first:Choose the enterprise first`;
    return this.noType() ? $localize`:@@create.type.none:None yet` : $localize`:@@create.loading:Loading…`;
  });

  constructor() {
    inject(Crumbs).set(requestCrumbs($localize`:@@create.title:Create Request`));
  }

  /** Another enterprise has other types. */
  protected take(enterpriseId: string): void {
    this.enterpriseId.set(enterpriseId);
  }

  protected create(event: Event): void {
    event.preventDefault();
    this.request().markAsTouched();
    const [missing] = this.request().errorSummary();
    if (missing) {
      missing.fieldTree().focusBoundControl();
      return;
    }
    if (this.welcome() !== null && !this.agreed()) {
      this.askConsent();
      return;
    }
    if (!this.creating()) this.send();
  }

  private send(): void {
    this.creating.set(true);
    this.problem.set(null);
    const consent = this.agreed() ? { notesAccepted: true } : {};
    this.api.create({ ...this.typed(), ...consent }, this.key).subscribe({
      next: ({ id }) => void this.router.navigate(['/requests', id, 'edit', 'csr']),
      error: (error: unknown) => {
        this.creating.set(false);
        this.refuse(problemOf(error));
      },
    });
  }

  /** A note that came up meanwhile is shown before it can be agreed to. */
  private refuse(problem: Problem): void {
    if (problem.errors.some(({ path }) => path === '/notesAccepted')) {
      this.notes.reload();
      this.askConsent();
    } else this.problem.set(problem);
  }

  private askConsent(): void {
    this.notAgreed.set(true);
    this.consent()?.focus();
  }
}
