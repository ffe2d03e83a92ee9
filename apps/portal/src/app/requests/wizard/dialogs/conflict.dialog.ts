import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatRadioModule } from '@angular/material/radio';
import { DialogFrame } from '../../../shared/dialog-frame/dialog-frame';
import { attributeName } from '../../attribute-words';
import type { Contested } from '../merge';
import type { EditedStep } from '../step-edit';

export interface Conflict {
  readonly step: EditedStep;
  readonly clashes: readonly Contested[];
}
/** What the person chose for each field that clashed. */
export type Settlement = Readonly<Record<string, unknown>>;

/** Two windows, one step: for each field that both changed, the person keeps theirs or takes the other. */
@Component({
  selector: 'cs-conflict-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogFrame, MatButton, MatDialogModule, MatRadioModule],
  templateUrl: './conflict.dialog.html',
  styleUrl: './conflict.dialog.scss',
})
export class ConflictDialog {
  private readonly dialog = inject<MatDialogRef<ConflictDialog, Settlement>>(MatDialogRef);
  protected readonly conflict = inject<Conflict>(MAT_DIALOG_DATA);
  protected readonly theirs = signal<ReadonlySet<string>>(new Set());

  protected choose(field: string, whose: 'mine' | 'theirs'): void {
    this.theirs.update((chosen) => {
      const next = new Set(chosen);
      if (whose === 'theirs') next.add(field);
      else next.delete(field);
      return next;
    });
  }

  protected save(): void {
    const chosen = this.conflict.clashes.map((clash) => [
      clash.field,
      this.theirs().has(clash.field) ? clash.theirs : clash.mine,
    ]);
    this.dialog.close(Object.fromEntries(chosen) as Settlement);
  }

  protected nameOf(field: string): string {
    const own: Readonly<Record<string, string>> = {
      emails: $localize`:@@san.emails:Email Address`,
      dnsNames: $localize`:@@san.dns:Domain Names (DNS)`,
      days: $localize`:@@validity.days:Days`,
      pem: $localize`:@@csr.field:CSR`,
    };
    return own[field] ?? attributeName(field);
  }

  protected text(value: unknown): string {
    const text = Array.isArray(value) ? value.join(', ') : typeof value === 'number' ? value.toString() : value;
    return typeof text === 'string' && text !== '' ? text : $localize`:@@conflict.empty:(empty)`;
  }
}
