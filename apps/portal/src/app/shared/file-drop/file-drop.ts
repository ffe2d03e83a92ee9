import { ChangeDetectionStrategy, Component, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** Takes one file, chosen by a click or dropped. */
@Component({
  selector: 'cs-file-drop',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon],
  templateUrl: './file-drop.html',
  styleUrl: './file-drop.scss',
  host: {
    class: 'card',
    role: 'group',
    '[class.over]': 'over()',
    '(dragover)': 'dragOver($event)',
    '(dragleave)': 'over.set(false)',
    '(drop)': 'drop($event)',
  },
})
export class FileDrop {
  /** What may be dropped here. */
  readonly sentence = input.required<string>();
  /** The name of the file for screen readers. */
  readonly fileName = input.required<string>();
  readonly accept = input.required<string>();
  readonly taken = output<Uint8Array>();
  protected readonly over = signal(false);
  private readonly button = viewChild.required<unknown, ElementRef<HTMLElement>>('button', { read: ElementRef });

  focus(): void {
    this.button().nativeElement.focus();
  }

  protected async take(files: FileList | null | undefined): Promise<void> {
    const file = files?.[0];
    if (file) this.taken.emit(new Uint8Array(await file.arrayBuffer()));
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    void this.take(event.dataTransfer?.files);
  }

  protected dragOver(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }
}
