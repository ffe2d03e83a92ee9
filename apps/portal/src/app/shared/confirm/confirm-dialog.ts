import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DialogFrame } from '../dialog-frame/dialog-frame';

export interface Question {
  readonly title: string;
  /** What happens then, in a sentence or two. */
  readonly text: string;
  /** The verb on the button. */
  readonly act: string;
  readonly tone?: 'danger';
}

@Component({
  selector: 'cs-confirm-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogFrame, MatButton, MatDialogModule],
  template: `<cs-dialog-frame [heading]="question.title">
    <p>{{ question.text }}</p>
    <ng-container ngProjectAs="[dialogActions]">
      <button matButton mat-dialog-close type="button" i18n="@@confirm.cancel">Cancel</button>
      <button matButton="filled" type="button" [class.danger]="question.tone === 'danger'" [mat-dialog-close]="true">
        {{ question.act }}
      </button>
    </ng-container>
  </cs-dialog-frame>`,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
}
