import { COMMA, ENTER, SEMICOLON, SPACE } from '@angular/cdk/keycodes';
import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, contentChild, input, viewChildren } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { type MatChipEditedEvent, type MatChipInputEvent, MatChipRow, MatChipsModule } from '@angular/material/chips';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { explain } from '../explain';
import { ChipMark, ChipRepair } from './chip-templates';

let made = 0;

/** A list of short texts as chips. Each wrong one is marked itself, named with its reason below, and never thrown away. */
@Component({
  selector: 'cs-chips-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormField, MatAutocompleteModule, MatChipsModule, MatFormFieldModule, MatIcon, NgTemplateOutlet],
  host: { class: 'chips-field' },
  templateUrl: './chips-field.html',
  styleUrl: './chips-field.scss',
})
export class ChipsField {
  readonly label = input.required<string>();
  readonly field = input.required<FieldTree<string[]>>();
  readonly placeholder = input('');
  readonly hint = input<string>();
  readonly suggestions = input<readonly string[]>([]);
  protected readonly mark = contentChild(ChipMark);
  protected readonly repair = contentChild(ChipRepair);
  protected readonly id = `cs-chips-${made++}`;
  protected readonly separators = [ENTER, COMMA, SEMICOLON, SPACE];
  private readonly chips = viewChildren(MatChipRow);

  protected readonly items = computed(() =>
    this.field()()
      .value()
      .map((text, index) => {
        const error = this.field()[index]?.().errors()[0];
        return { text, index, error, why: error ? explain(error) : null };
      }),
  );
  protected readonly faults = computed(() =>
    this.items().flatMap(({ text, index, error, why }) => (error && why ? [{ text, index, error, why }] : [])),
  );
  protected readonly whole = computed(() =>
    this.field()()
      .errors()
      .map((error) => explain(error)),
  );
  protected readonly offers = computed(() => this.suggestions().filter((one) => !this.field()().value().includes(one)));

  // not i18n-aria-label: with a value inside, Angular sets a property instead of the attribute
  protected removes(text: string): string {
    return $localize`:@@chips.remove:Remove ${text}:text:`;
  }

  protected add({ value, chipInput }: MatChipInputEvent): void {
    this.append(value);
    chipInput.clear();
  }

  /** A pasted list becomes chips; what is there already is not repeated. */
  protected append(value: string): void {
    const texts = [...new Set(value.split(/[\s,;]+/).filter(Boolean))];
    if (texts.length === 0) return;
    this.field()().value.update((all) => [...all, ...texts.filter((text) => !all.includes(text))]);
    this.field()().markAsTouched(); // each is checked as it lands
  }

  protected edit(at: number, { value }: MatChipEditedEvent): void {
    this.field()().value.update((all) => (value.trim() ? all.with(at, value.trim()) : all.toSpliced(at, 1)));
  }

  protected remove(at: number): void {
    this.field()().value.update((all) => all.toSpliced(at, 1));
  }

  /** Moves the focus to the chip of an item's field; says whether it was one of these. */
  focusItem(item: unknown): boolean {
    const chip = this.chips().find((_, at) => this.field()[at] === item);
    chip?.focus();
    return chip !== undefined;
  }
}
