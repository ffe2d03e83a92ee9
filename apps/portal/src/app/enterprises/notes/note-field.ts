import { ChangeDetectionStrategy, Component, computed, input, model, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { NoteBox } from '../../parts/notes/note-box';
import { countText } from '../../shared/count-text';
import { Field } from '../../shared/field/field';
import { longestNote, type NoteField } from './note-fields';

/** One note: where it is shown, its text, how much room is left, and how it will read. */
@Component({
  selector: 'cs-note-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, MatButton, MatFormFieldModule, MatInput, NoteBox],
  templateUrl: './note-field.html',
  styleUrl: './note-field.scss',
})
export class NoteFieldEditor {
  readonly note = input.required<NoteField>();
  readonly enterprise = input.required<string>();
  readonly readonly = input(false);
  readonly text = model.required<string>();
  protected readonly id = computed(() => `note-${this.note().key}`);
  protected readonly previewed = signal(false);
  protected readonly tooLong = computed(() => this.text().trim().length > longestNote);
  protected readonly count = computed(() => `${countText(this.text().trim().length)} / ${countText(longestNote)}`);
}
