import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import type { Check, RequestDetail } from '@countersign/contracts';
import { isPassed } from '../../parts/checks/check-look';
import { When } from '../../shared/when/when';
import { subjectLine } from '../attribute-words';
import { keyText } from '../csr-words';
import { BoardProgress } from './board-progress';

/** Beside the board: what is left for a person to do, in order, and the request in short. */
@Component({
  selector: 'cs-board-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BoardProgress, When],
  templateUrl: './board-panel.html',
  styleUrl: './board-panel.scss',
})
export class BoardPanel {
  readonly request = input.required<RequestDetail>();
  private readonly page = inject(DOCUMENT);
  protected readonly left = computed(() => this.request().checks.filter((check) => !isPassed(check)));
  protected readonly subject = computed(() => subjectLine(this.request().sdn));
  protected readonly key = computed(() => {
    const { csr } = this.request();
    return csr ? keyText(csr.key) : '–';
  });

  protected nameOf({ kind, identifier }: Check): string {
    const what: Record<Check['kind'], string> = {
      mailbox: $localize`:@@board.token:token`,
      domain: $localize`:@@board.domain:domain`,
      caa: 'CAA',
      dnssec: 'DNSSEC',
      mpic: 'Open MPIC',
    };
    return `${identifier}: ${what[kind]}`;
  }

  /** Jumps to the row and to what can be done there. */
  protected show({ id }: Check): void {
    const row = this.page.getElementById(`check-${id}`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('button, a')?.focus();
  }
}
