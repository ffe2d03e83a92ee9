import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { countText } from '../../shared/count-text';
import { isOver, jobAddress, watchJob } from '../../core/live/job-watch';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';

/** How far the inviting is; it goes on when the page is closed. */
@Component({
  selector: 'cs-bulk-job',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, MatProgressBar, ProblemPanel, Skeleton],
  templateUrl: './bulk-job.html',
  styleUrl: './bulk-job.scss',
})
export class BulkJob {
  readonly jobId = input.required<string>();
  readonly again = output();
  private readonly watch = watchJob(this.jobId);
  protected readonly job = this.watch.job;
  protected readonly problem = this.watch.problem;
  protected readonly over = computed(() => {
    const job = this.job();
    return job !== null && isOver(job);
  });
  protected readonly percent = computed(() => {
    const job = this.job();
    if (job === null || job.total === 0) return 0;
    return Math.round(((job.done + job.failed) * 100) / job.total);
  });
  protected readonly progress = computed(() => {
    const job = this.job();
    if (job === null) return '';
    return $localize`:@@bulk.progress:${countText(job.done + job.failed)}:dealt: of ${countText(job.total)}:total: lines`;
  });
  protected readonly failures = computed(() => (this.job()?.rows ?? []).filter(({ ok }) => !ok));
  protected readonly result = computed(() => `${jobAddress(this.jobId())}/result`);
  protected readonly count = countText;

  protected readAgain(): void {
    this.watch.readAgain();
  }
}
