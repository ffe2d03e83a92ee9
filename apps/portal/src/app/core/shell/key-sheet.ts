import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatSlideToggleModule } from '@angular/material/slide-toggle';
import { DialogFrame } from '../../shared/dialog-frame/dialog-frame';
import { Keys } from '../../shared/keys/keys';

/** The keys that do something, and the switch for those that are single letters (WCAG 2.1.4). */
@Component({
  selector: 'cs-key-sheet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogFrame, MatSlideToggleModule],
  templateUrl: './key-sheet.html',
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 34px;
    }
    span {
      display: inline-flex;
      gap: 4px;
      width: 72px;
    }
    mat-slide-toggle {
      display: block;
      margin-top: 16px;
    }
  `,
})
export class KeySheet {
  protected readonly keys = inject(Keys);
  protected readonly sheet = [
    { keys: ['/'], does: $localize`:@@keys.search:Search in the list` },
    { keys: ['g', 'r'], does: $localize`:@@keys.requests:Go to the requests` },
    { keys: ['g', 'e'], does: $localize`:@@keys.enterprises:Go to the enterprises, or to one's own` },
    { keys: ['?'], does: $localize`:@@keys.sheet:Show these keys` },
    { keys: ['Esc'], does: $localize`:@@keys.close:Close what is open` },
  ];
}
