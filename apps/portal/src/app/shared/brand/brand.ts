import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

@Component({
  selector: 'cs-brand',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon],
  template: `<span class="mark"><mat-icon svgIcon="stylus_fountain_pen" /></span>{{ name }}`,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 10px;
      font-size: 16px;
      font-weight: 650;
      letter-spacing: -0.01em;
    }
    .mark {
      display: grid;
      place-items: center;
      width: 28px;
      height: 28px;
      border-radius: 8px;
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
    }
    .mat-icon {
      width: 20px;
      height: 20px;
    }
  `,
})
export class Brand {
  protected readonly name = 'Countersign';
}
