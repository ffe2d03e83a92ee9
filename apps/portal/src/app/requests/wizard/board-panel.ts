import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import type { Check, RequestDetail } from '@countersign/contracts';
import { isPassed } from '../../parts/checks/check-look';
import { titleOf } from '../../parts/checks/check-title';
import { When } from '../../shared/when/when';
import { subjectLine } from '../attribute-words';
import { keyText } from '../csr-words';
import { BoardProgress } from './board-progress';
import { leftWords } from './left-words';

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

  protected nameOf(check: Check): string {
    const title = titleOf(check);
    return check.kind === 'mailbox' ? $localize`:@@board.token:${title}:title:, token` : title;
  }

  protected wordsOf(check: Check): string {
    return leftWords(check, this.request().checks);
  }

  /** Jumps to the row and to what can be done there. */
  protected show({ id }: Check): void {
    const row = this.page.getElementById(`check-${id}`);
    row?.scrollIntoView({ block: 'center' });
    (row?.querySelector<HTMLElement>('button, a') ?? row)?.focus();
  }
}
