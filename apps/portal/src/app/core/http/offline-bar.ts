import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Connection } from './connection';

/** A thin bar as long as the server can't be reached. Its place is always there, so that a screen reader hears it come. */
@Component({
  selector: 'cs-offline-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'status' },
  template: `@if (lost()) {
    <p class="tone-pending" i18n="@@shell.offline">Not connected. Your input is kept.</p>
  }`,
  styles: `
    :host {
      position: sticky;
      z-index: 3;
      top: 0;
      display: block;
    }
    p {
      padding: 6px 24px;
      background: var(--tone-container);
      color: var(--tone);
      font-size: 13px;
      font-weight: 550;
    }
  `,
})
export class OfflineBar {
  protected readonly lost = inject(Connection).lost;
}
