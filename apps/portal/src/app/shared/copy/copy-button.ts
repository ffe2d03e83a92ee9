import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatTooltip } from '@angular/material/tooltip';

/** How long the tick stands in place of the icon. */
const shown = 2000;

/** Copies a text and says that it did, to the eye and to a screen reader. */
@Component({
  selector: 'cs-copy-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon, MatIconButton, MatTooltip],
  template: `<button
    matIconButton
    class="small-icon"
    type="button"
    [attr.aria-label]="label()"
    [matTooltip]="label()"
    (click)="copy()"
  >
    <mat-icon [svgIcon]="copied() ? 'check' : 'content_copy'" [class.done]="copied()" />
  </button>`,
  styles: `
    .done {
      color: var(--cs-verified);
    }
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  protected readonly copied = signal(false);
  private readonly clipboard = inject(Clipboard);
  private readonly announcer = inject(LiveAnnouncer);
  private over: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.over);
    });
  }

  protected copy(): void {
    if (!this.clipboard.copy(this.text())) {
      void this.announcer.announce($localize`:@@copy.failed:The browser did not let us copy it.`);
      return;
    }
    this.copied.set(true);
    void this.announcer.announce($localize`:@@copy.done:Copied`);
    clearTimeout(this.over);
    this.over = setTimeout(() => {
      this.copied.set(false);
    }, shown);
  }
}
