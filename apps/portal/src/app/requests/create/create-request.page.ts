import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import type { Problem } from '@countersign/contracts';
import { newOnceKey } from '../../core/http/once';
import { problemOf } from '../../core/problem';
import { Crumbs } from '../../core/shell/crumbs';
import { Field } from '../../shared/field/field';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { enterpriseChoices, typeChoices } from '../choices';
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
    MatFormFieldModule,
    MatIcon,
    MatIconButton,
    MatSelectModule,
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
  private readonly only = computed(() => {
    const choices = this.enterprises();
    return choices?.length === 1 ? (choices[0]?.key ?? '') : '';
  });
  private readonly enterpriseId = linkedSignal(() => this.only());
  protected readonly types = typeChoices(computed(() => this.enterpriseId() || null));
  private readonly profileId = linkedSignal(() => {
    const choices = this.types();
    return choices?.length === 1 ? (choices[0]?.key ?? '') : '';
  });
  private readonly chosen = linkedSignal(() => ({ enterpriseId: this.enterpriseId(), profileId: this.profileId() }));
  protected readonly request = form(this.chosen, (path) => {
    required(path.enterpriseId, { message: $localize`:@@create.enterprise.missing:Choose the enterprise.` });
    required(path.profileId, { message: $localize`:@@create.type.missing:Choose the certificate type.` });
  });
  protected readonly creating = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly noType = computed(() => this.chosen().enterpriseId !== '' && this.types()?.length === 0);

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
    if (this.creating()) return;
    this.creating.set(true);
    this.problem.set(null);
    this.api.create(this.chosen(), this.key).subscribe({
      next: ({ id }) => void this.router.navigate(['/requests', id, 'edit', 'csr']),
      error: (error: unknown) => {
        this.creating.set(false);
        this.problem.set(problemOf(error));
      },
    });
  }
}
