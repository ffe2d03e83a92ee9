import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Now } from '../../shared/when/now';
import { nearText } from '../../shared/when/time-text';
import { Live } from './live';

/** Says honestly whether what is on the page changes by itself: "Live, last news 4 s ago". */
@Component({
  selector: 'cs-live-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.lost]': "live.state() === 'lost'", '[class.off]': "live.state() === 'off'" },
  template: `@if (live.state() === 'live') {
      <span i18n="@@live.on">Live, last news {{ since() }}</span>
    } @else if (live.state() === 'lost') {
      <span i18n="@@live.lost">Not connected, trying again</span>
    }`,
  styleUrl: './live-line.scss',
})
export class LiveLine {
  protected readonly live = inject(Live);
  private readonly now = inject(Now);
  protected readonly since = computed(() => nearText(new Date(this.live.lastNews() ?? this.now.ms()), this.now.ms()));
}
