import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { CodeLine } from '../../shared/copy/code-line';
import { countText } from '../../shared/count-text';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { clockText, dateText } from '../../shared/when/time-text';
import { ChainCheck } from './chain-check';

/** "Unbroken, 48,212 records, checked 14:02", or where a chain breaks, in words. */
@Component({
  selector: 'cs-chain-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CodeLine, MatButton, MatIcon, ProblemPanel, RouterLink],
  templateUrl: './chain-state.html',
  styleUrl: './chain-state.scss',
})
export class ChainState {
  protected readonly check = inject(ChainCheck);
  private readonly verification = computed(() => this.check.last()?.verification ?? null);
  protected readonly whole = computed(() => {
    const last = this.check.last();
    if (!last?.verification.intact) return null;
    const [count, time] = [countText(last.verification.checked), clockText(new Date(last.at)).slice(0, 5)];
    return $localize`:@@audit.chain.whole:Unbroken, ${count}:count: records, checked ${time}:time:`;
  });
  protected readonly broken = computed(() => {
    const verification = this.verification();
    return verification?.intact === false ? verification : null;
  });
  /** The installation's chain has no page of its own. */
  protected readonly brokenEnterprise = computed(() => {
    const chain = this.broken()?.firstBrokenChain ?? 'installation';
    return chain === 'installation' ? null : chain;
  });
  protected readonly checkpoint = computed(() => {
    const verification = this.verification();
    if (verification === null) return null;
    if (verification.checkpoint === null) return $localize`:@@audit.checkpoint.none:No checkpoint was signed yet.`;
    const at = dateText(new Date(verification.checkpoint.at));
    return verification.checkpoint.valid
      ? $localize`:@@audit.checkpoint.valid:The signed checkpoint of ${at}:time: agrees.`
      : $localize`:@@audit.checkpoint.wrong:The signed checkpoint of ${at}:time: does not agree: a chain was rewritten, or its end was cut off.`;
  });
}
