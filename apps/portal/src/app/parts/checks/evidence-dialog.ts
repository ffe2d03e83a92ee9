import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { evidencePage, type Evidence } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { DialogFrame } from '../../shared/dialog-frame/dialog-frame';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import type { Look } from '../../shared/tone';
import { When } from '../../shared/when/when';

export interface EvidenceOf {
  /** What was proved, or was to be. */
  readonly what: string;
  /** Where its attempts are read. */
  readonly address: string;
}

const looks: Record<Evidence['outcome'], () => Look> = {
  pass: () => ({ tone: 'verified', icon: 'check_circle-fill', word: $localize`:@@evidence.pass:Proved` }),
  fail: () => ({ tone: 'failed', icon: 'cancel-fill', word: $localize`:@@evidence.fail:Not proved` }),
  error: () => ({ tone: 'unchecked', icon: 'cloud_off', word: $localize`:@@checks.not-checked:Could not check` }),
};

/** Every attempt at one proof as an auditor reads it: who tried, when, how, and what came of it. */
@Component({
  selector: 'cs-evidence-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogFrame, ProblemPanel, Skeleton, StatusBadge, When],
  templateUrl: './evidence-dialog.html',
  styleUrl: './evidence-dialog.scss',
})
export class EvidenceDialog {
  protected readonly about = inject<EvidenceOf>(MAT_DIALOG_DATA);
  protected readonly found = httpResource(() => `${this.about.address}?size=200`, {
    parse: (answer) => evidencePage.parse(answer),
  });
  protected readonly attempts = computed(() => {
    if (!this.found.hasValue()) return null;
    return this.found.value().items.map((attempt) => ({ ...attempt, look: looks[attempt.outcome]() }));
  });
  protected readonly problem = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
}
