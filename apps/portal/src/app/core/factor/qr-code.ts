import { ChangeDetectionStrategy, Component, computed, input, resource } from '@angular/core';

/** The quiet zone that readers need around the code. */
const margin = 4;

/** A QR code, computed and drawn here: what it holds leaves the page only to the camera in front of it. */
@Component({
  selector: 'cs-qr-code',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (drawn.hasValue()) {
    <svg role="img" [attr.viewBox]="frame()" [attr.aria-label]="label()">
      <path [attr.d]="drawn.value().path" />
    </svg>
  }`,
  // black on white in every theme: many readers take no other
  styles: `
    :host {
      display: block;
      width: 196px;
      height: 196px;
      border: 1px solid var(--cs-line);
      border-radius: 12px;
      overflow: hidden;
      background: #fff;
    }
    svg {
      display: block;
      shape-rendering: crispEdges;
    }
    path {
      fill: #000;
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  protected readonly drawn = resource({
    params: () => this.text(),
    loader: async ({ params: text }) => {
      const { qrDrawing } = await import('./qr-modules');
      return qrDrawing(text);
    },
  });
  protected readonly frame = computed(() => {
    const side = (this.drawn.hasValue() ? this.drawn.value().size : 0) + 2 * margin;
    return `${-margin} ${-margin} ${side} ${side}`;
  });
}
