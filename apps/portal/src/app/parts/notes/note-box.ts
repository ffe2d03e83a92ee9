import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** An enterprise's own words, exactly as they were typed: text with line breaks, never markup. */
@Component({
  selector: 'cs-note-box',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon],
  host: { role: 'note', '[attr.aria-label]': 'label()' },
  template: `<mat-icon svgIcon="info" />
    <div class="grow">
      <b class="from">{{ label() }}</b>
      <p>{{ text() }}</p>
    </div>`,
  styles: `
    :host {
      display: flex;
      gap: 12px;
      padding: 12px 16px;
      border: 1px solid var(--cs-line);
      border-radius: 12px;
      background: var(--cs-tint);
    }
    .mat-icon {
      color: var(--cs-checking);
    }
    .from {
      font-size: 13px;
    }
    p {
      max-width: 68ch;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class NoteBox {
  readonly enterprise = input.required<string>();
  readonly text = input.required<string>();
  protected readonly label = computed(() => $localize`:@@note.from:Note from ${this.enterprise()}:enterprise:`);
}
