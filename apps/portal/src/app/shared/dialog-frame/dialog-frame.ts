import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';

/** The frame of every dialog: heading, close, content, actions (`dialogActions`). The whole screen on a phone. */
@Component({
  selector: 'cs-dialog-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogModule, MatIcon, MatIconButton],
  // the way out comes last: the first thing to tab to is what the dialog asks for
  template: `<h2 mat-dialog-title>{{ heading() }}</h2>
    <mat-dialog-content><ng-content /></mat-dialog-content>
    <mat-dialog-actions><ng-content select="[dialogActions]" /></mat-dialog-actions>
    <button
      matIconButton
      mat-dialog-close
      class="close"
      type="button"
      aria-label="Close"
      i18n-aria-label="@@dialog.close"
    >
      <mat-icon svgIcon="close" />
    </button>`,
  styleUrl: './dialog-frame.scss',
})
export class DialogFrame {
  readonly heading = input.required<string>();
}
