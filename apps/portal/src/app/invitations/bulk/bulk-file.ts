import { ChangeDetectionStrategy, Component, model, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { Field } from '../../shared/field/field';
import { FileDrop } from '../../shared/file-drop/file-drop';

/** Takes a list of people as CSV: dropped, chosen or pasted. */
@Component({
  selector: 'cs-bulk-file',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FileDrop, MatButton, MatFormFieldModule, MatIcon, MatInput],
  templateUrl: './bulk-file.html',
  styleUrl: './bulk-file.scss',
})
export class BulkFile {
  readonly taken = output<string>();
  protected readonly header = 'name,email,role';
  protected readonly exampleName = 'invitations.csv';
  /** Kept by the page: a file that is refused costs nobody their lines. */
  readonly pasted = model('');

  /** Text as spreadsheets write it; one that begins with a mark of its encoding loses it here. */
  protected read(bytes: Uint8Array): void {
    this.taken.emit(new TextDecoder().decode(bytes));
  }
}
