import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { BulkInvitationResult } from '@countersign/contracts';
import { countText } from '../../shared/count-text';

/** More lines than anybody reads on a screen are counted only. */
const shownAtMost = 200;

/** What each line of a file would lead to: the faulty ones first. Nothing was sent yet. */
@Component({
  selector: 'cs-bulk-lines',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon],
  templateUrl: './bulk-lines.html',
  styleUrl: './bulk-lines.scss',
})
export class BulkLines {
  readonly rows = input.required<BulkInvitationResult['rows']>();
  readonly sending = input(false);
  readonly invite = output();
  readonly again = output();
  private readonly good = computed(() => this.rows().filter(({ ok }) => ok));
  private readonly faulty = computed(() => this.rows().filter(({ ok }) => !ok));
  protected readonly goodCount = computed(() => this.good().length);
  protected readonly faultyCount = computed(() => this.faulty().length);
  /** Without a fault there is nothing to hide the good ones for. */
  protected readonly all = signal(false);
  private readonly listed = computed(() =>
    this.all() || this.faultyCount() === 0 ? [...this.faulty(), ...this.good()] : this.faulty(),
  );
  protected readonly shown = computed(() => this.listed().slice(0, shownAtMost));
  protected readonly unshown = computed(() => this.listed().length - this.shown().length);
  protected readonly count = countText;
}
