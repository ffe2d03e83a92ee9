import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatTooltip } from '@angular/material/tooltip';
import type { Permission } from '@countersign/contracts';
import { actionWords, gridActions, permissionRows, specialPermissions, specialWord } from './permission-words';

interface GridCell {
  readonly key: string;
  readonly permission: Permission | null;
  readonly name: string;
}

/** Module by module what may be read, edited, deleted, and below it the powers that are no row. What is not offered is absent. */
@Component({
  selector: 'cs-permission-grid',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatCheckbox, MatTooltip],
  templateUrl: './permission-grid.html',
  styleUrl: './permission-grid.scss',
})
export class PermissionGrid {
  readonly label = input.required<string>();
  readonly offered = input.required<readonly Permission[]>();
  readonly chosen = model.required<readonly Permission[]>();
  /** What the person holds: the rest is shown, but locked. Without it nothing is locked. */
  readonly held = input<readonly Permission[] | null>(null);
  /** Shown only. */
  readonly readOnly = input(false);
  protected readonly lockName = $localize`:@@permission.locked:You do not hold this yourself`;
  protected readonly actions = gridActions.map((action) => ({ action, word: actionWords()[action] }));
  protected readonly rows = computed(() => permissionRows().flatMap((row) => this.rowOf(row)));
  protected readonly special = computed(() =>
    specialPermissions
      .filter((one) => this.offered().includes(one))
      .map((permission) => ({ permission, word: specialWord(permission) })),
  );

  protected isLocked(permission: Permission): boolean {
    return this.readOnly() || this.isBeyond(permission);
  }

  protected isBeyond(permission: Permission): boolean {
    return !this.readOnly() && this.held()?.includes(permission) === false;
  }

  protected choose(permission: Permission, yes: boolean): void {
    this.chosen.update((all) => (yes ? [...all, permission] : all.filter((one) => one !== permission)));
  }

  private rowOf({ module, word, cells }: ReturnType<typeof permissionRows>[number]) {
    const row = this.actions.map(({ action, word: act }): GridCell => {
      const permission = this.offered().find((one) => one === cells[action]) ?? null;
      return { key: action, permission, name: $localize`:@@permission.cell:${word}:module:, ${act}:action:` };
    });
    return row.some(({ permission }) => permission !== null) ? [{ module, word, cells: row }] : [];
  }
}
