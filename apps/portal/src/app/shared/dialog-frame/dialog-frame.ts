import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';

/** The frame of every dialog: heading, close, content, actions (`dialogActions`). The whole screen on a phone. */
@Component({
  selector: 'cs-dialog-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogModule, MatIcon, MatIconButton],
  template: `<header>
      <h2 mat-dialog-title>{{ heading() }}</h2>
      <button matIconButton mat-dialog-close type="button" aria-label="Close" i18n-aria-label="@@dialog.close">
        <mat-icon svgIcon="close" />
      </button>
    </header>
    <mat-dialog-content><ng-content /></mat-dialog-content>
    <mat-dialog-actions><ng-content select="[dialogActions]" /></mat-dialog-actions>`,
  styleUrl: './dialog-frame.scss',
})
export class DialogFrame {
  readonly heading = input.required<string>();
}
