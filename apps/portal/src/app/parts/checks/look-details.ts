import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Check, Problem } from '@countersign/contracts';
import { When } from '../../shared/when/when';

/** What is known about a domain, its CAA records or its DNSSEC: how it stands, then what was seen, a line each. */
@Component({
  selector: 'cs-look-details',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [When],
  templateUrl: './look-details.html',
  styleUrl: './look-details.scss',
})
export class LookDetails {
  readonly check = input.required<Check>();
  /** The row whose look decides this one too. */
  readonly comesWith = input<'caa' | 'domain' | null>(null);
  /** Why the last press was refused. */
  readonly refusal = input<Problem | null>(null);
  /** "We could not look" is nobody's fault yet, and not told like a "no". */
  protected readonly tone = computed(() => (this.check().outcome === 'error' ? 'tone-unchecked' : 'tone-failed'));
  protected readonly lines = computed(() =>
    this.check().details.map(({ severity, subject, text }) => ({
      isError: severity === 'error',
      isWarning: severity === 'warning',
      subject: text.includes(subject) ? null : subject,
      text,
    })),
  );
}
