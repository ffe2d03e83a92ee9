import { ChangeDetectionStrategy, Component, computed, effect, inject, input, model, untracked } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import { Access } from '../../core/session/access';
import { Field } from '../../shared/field/field';
import { allowedLines } from '../../shared/permissions/permission-words';
import { heldIn, isWithin, type Place } from './granting';
import { roleChoices } from './role-choices';

/** One of the roles of a place, with what it allows. The default role is taken at first; what is beyond one's own can't be. */
@Component({
  selector: 'cs-role-select',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, MatFormFieldModule, MatSelectModule],
  templateUrl: './role-select.html',
  styleUrl: './role-select.scss',
})
export class RoleSelect {
  readonly place = input.required<Place>();
  /** The id of the role; '' as long as none is chosen. */
  readonly chosen = model.required<string>();
  private readonly access = inject(Access);
  protected readonly roles = roleChoices(() => this.place());
  protected readonly options = computed(() => {
    const held = heldIn(this.access, this.place());
    return (this.roles() ?? []).map((role) => ({ ...role, beyond: !isWithin(role, held) }));
  });
  protected readonly taken = computed(() => this.options().find(({ id }) => id === this.chosen()));
  protected readonly allowed = computed(() => allowedLines(this.taken()?.permissions ?? []));

  constructor() {
    effect(() => {
      const preset = this.options().find(({ isDefault, beyond }) => isDefault && !beyond);
      untracked(() => {
        if (preset && this.chosen() === '') this.chosen.set(preset.id);
      });
    });
  }
}
