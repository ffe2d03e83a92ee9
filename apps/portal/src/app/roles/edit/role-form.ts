import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { form, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { ActivatedRoute, RouterLink } from '@angular/router';
import type { Permission, Problem } from '@countersign/contracts';
import { type Refusal, refusals } from '../../core/refusals';
import { Access } from '../../core/session/access';
import { forgetTyped, unsaved } from '../../core/unsaved';
import { TextField } from '../../shared/field/text-field';
import { PermissionGrid } from '../../shared/permissions/permission-grid';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { allowedIn, heldIn, type Place } from '../../parts/roles/granting';
import { rolesLink } from '../role-place';
import { keptRole, type RoleInput, sameRole } from './role-input';

/** Name, description and what a role allows. What one does not hold oneself is locked: nobody gives more than they have. */
@Component({
  selector: 'cs-role-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, MatSlideToggle, PermissionGrid, ProblemPanel, RouterLink, TextField],
  templateUrl: './role-form.html',
  styleUrl: './role-form.scss',
})
export class RoleForm {
  readonly place = input.required<Place>();
  readonly begin = input.required<RoleInput>();
  readonly sending = input(false);
  readonly problem = input<Problem | null>(null);
  readonly submitted = output<RoleInput>();
  private readonly access = inject(Access);
  private readonly key = keyOf(inject(ActivatedRoute));
  protected readonly typed = unsaved<RoleInput>(this.key, () => this.begin(), keptRole);
  readonly isUnsaved = computed(() => !sameRole(this.typed(), this.begin()));
  private readonly sent = signal<RoleInput | null>(null);
  private readonly refused = computed<Refusal<RoleInput> | null>(() => {
    const [problem, sent] = [this.problem(), this.sent()];
    return problem === null || sent === null ? null : { problem, sent };
  });
  protected readonly fields = form(this.typed, (path) => {
    validate(path.name, ({ value }) =>
      value().trim() === ''
        ? { kind: 'required', message: $localize`:@@role.name.missing:Give the role a name.` }
        : null,
    );
    refusals(path, this.refused);
  });
  protected readonly offered = computed(() => allowedIn(this.place()));
  protected readonly held = computed(() => heldIn(this.access, this.place()));
  protected readonly someLocked = computed(() => this.offered().some((one) => !this.held().includes(one)));
  /** Its people, roles and domains stand on pages of the enterprise, which begin with the enterprise itself. */
  protected readonly showsNothing = computed(() => {
    const { permissions } = this.typed();
    const onItsPages = permissions.some((one) => /^(users|roles|domains|policies):/.test(one));
    return this.place() !== null && onItsPages && !permissions.includes('enterprises:read');
  });
  protected readonly back = computed(() => rolesLink(this.place()));

  /** What was typed became a role, or is given up. */
  settle(): void {
    this.typed.set(this.begin());
    forgetTyped(this.key);
  }

  protected allow(permissions: readonly Permission[]): void {
    this.typed.update((typed) => ({ ...typed, permissions: [...permissions] }));
  }

  protected preset(isDefault: boolean): void {
    this.typed.update((typed) => ({ ...typed, isDefault }));
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.fields().markAsTouched();
    const wrong = this.fields()
      .errorSummary()
      .find(({ kind }) => kind !== 'refused');
    if (wrong) wrong.fieldTree().focusBoundControl();
    else if (!this.sending()) this.send();
  }

  private send(): void {
    const typed = this.typed();
    this.sent.set(typed);
    this.submitted.emit(typed);
  }
}

/** One draft a role, and one a new role of each place. */
const keyOf = ({ snapshot: { paramMap, queryParamMap } }: ActivatedRoute): string =>
  ['role', paramMap.get('id'), paramMap.get('roleId') ?? 'new', queryParamMap.get('from')].join(' ');
