import { ChangeDetectionStrategy, Component, computed, type ElementRef, input, output, viewChild } from '@angular/core';
import type { ValidationError } from '@angular/forms/signals';
import { MatIcon } from '@angular/material/icon';
import { explain } from '../explain';

/** All faults of a form in one place. It takes the focus when a person can't leave; each line leads to its control. */
@Component({
  selector: 'cs-form-errors',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon],
  templateUrl: './form-errors.html',
  styleUrl: './form-errors.scss',
})
export class FormErrors {
  readonly errors = input.required<readonly ValidationError.WithFieldTree[]>();
  readonly chosen = output<ValidationError.WithFieldTree>();
  protected readonly lines = computed(() => this.errors().map((error) => ({ error, text: explain(error).what })));
  private readonly title = viewChild<ElementRef<HTMLElement>>('title');

  focus(): void {
    this.title()?.nativeElement.focus();
  }
}
