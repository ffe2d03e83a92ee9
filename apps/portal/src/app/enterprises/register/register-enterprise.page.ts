import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { form, validate, type ValidationError } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { emailAddress, type Problem } from '@countersign/contracts';
import { newOnceKey } from '../../core/http/once';
import { problemOf } from '../../core/problem';
import { type Refusal, refusals } from '../../core/refusals';
import { Access } from '../../core/session/access';
import { Crumbs } from '../../core/shell/crumbs';
import { TextField } from '../../shared/field/text-field';
import { FormErrors } from '../../shared/form-errors/form-errors';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { registerCrumbs } from '../enterprise-crumbs';
import { EnterprisesApi } from '../enterprises-api';
import { OrganisationFields } from '../organisation/organisation-fields';
import { allProfiles } from '../profiles/all-profiles';
import { ProfileChooser } from '../profiles/profile-chooser';
import { isNamed, noRegistration, type Registration, registrationOf } from './registration';

/** Takes an enterprise in: what it is, who owns it, what it may use. */
@Component({
  selector: 'cs-register-enterprise',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormErrors, MatButton, OrganisationFields, ProblemPanel, ProfileChooser, RouterLink, TextField],
  templateUrl: './register-enterprise.page.html',
  styleUrl: './register-enterprise.page.scss',
})
export class RegisterEnterprisePage {
  private readonly api = inject(EnterprisesApi);
  private readonly router = inject(Router);
  private readonly access = inject(Access);
  /** One key a page: pressing twice, or again after a lost line, registers one enterprise. */
  private readonly key = newOnceKey();
  private readonly typed = signal<Registration>(noRegistration);
  private readonly refused = signal<Refusal<Registration> | null>(null);
  protected readonly fields = form(this.typed, (path) => {
    validate(path.name, ({ value }) => missing(value(), $localize`:@@organisation.name.missing:Type the legal name.`));
    validate(path.owner.name, ({ value }) =>
      isNamed(this.typed().owner)
        ? missing(value(), $localize`:@@register.owner.name.missing:Type the name of the owner.`)
        : null,
    );
    validate(path.owner.email, ({ value }) => {
      if (!isNamed(this.typed().owner)) return null;
      return emailAddress.safeParse(value()).success ? null : { kind: 'email-invalid' };
    });
    refusals(path, this.refused);
  });
  protected readonly mayChoose = computed(() => this.access.everywhere('profiles:read'));
  private readonly found = allProfiles(() => this.mayChoose());
  protected readonly profiles = computed(() =>
    this.found.hasValue() ? this.found.value().filter(({ active }) => active) : [],
  );
  protected readonly chosen = computed(() => this.typed().profileIds);
  protected readonly sending = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly tried = signal(false);
  protected readonly errors = computed(() => (this.tried() ? this.fields().errorSummary() : []));
  private readonly summary = viewChild.required(FormErrors);

  constructor() {
    inject(Crumbs).set(registerCrumbs());
  }

  protected choose(profileIds: readonly string[]): void {
    this.typed.update((typed) => ({ ...typed, profileIds }));
  }

  protected go({ fieldTree }: ValidationError.WithFieldTree): void {
    fieldTree().focusBoundControl();
  }

  protected register(event: Event): void {
    event.preventDefault();
    this.fields().markAsTouched();
    const wrong = this.fields()
      .errorSummary()
      .some(({ kind }) => kind !== 'refused');
    if (wrong) this.showErrors();
    else if (!this.sending()) this.send();
  }

  private send(): void {
    const sent = this.typed();
    this.sending.set(true);
    this.problem.set(null);
    this.api.register(registrationOf(sent), this.key).subscribe({
      next: ({ id, owner }) => {
        const state = owner === null ? {} : { invited: owner.email };
        void this.router.navigate(['/enterprises', id, 'overview'], { state });
      },
      error: (error: unknown) => {
        this.sending.set(false);
        const problem = problemOf(error);
        this.refused.set({ problem, sent });
        if (problem.errors.length === 0) this.problem.set(problem);
        else this.showErrors();
      },
    });
  }

  private showErrors(): void {
    this.tried.set(true);
    setTimeout(() => {
      this.summary().focus();
    });
  }
}

const missing = (text: string, message: string) => (text.trim() === '' ? { kind: 'required', message } : null);
