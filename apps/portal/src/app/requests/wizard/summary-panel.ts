import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { When } from '../../shared/when/when';
import { keyText } from '../csr-words';
import { subjectLine } from '../attribute-words';
import { proofsAhead } from './proofs-ahead';
import { Stated } from './stated';

/** The certificate so far, and what will have to be proved: both change as one types. */
@Component({
  selector: 'cs-summary-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon, When],
  templateUrl: './summary-panel.html',
  styleUrl: './summary-panel.scss',
})
export class SummaryPanel {
  protected readonly stated = inject(Stated);
  protected readonly request = this.stated.now;
  protected readonly subject = computed(() => subjectLine(this.request()?.sdn ?? {}));
  protected readonly key = computed(() => {
    const csr = this.request()?.csr;
    return csr ? keyText(csr.key) : null;
  });
  protected readonly proofs = computed(() => {
    const request = this.request();
    return request === null ? [] : proofsAhead(request);
  });
  protected readonly asksNothing = computed(
    () => this.request()?.profile.validationType === 'none' && this.proofs().length === 0,
  );
}
