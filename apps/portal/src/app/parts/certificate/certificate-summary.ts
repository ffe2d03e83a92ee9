import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { certificate } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { CopyButton } from '../../shared/copy/copy-button';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import { When } from '../../shared/when/when';
import { lookOfCertificate } from './certificate-look';
import { DownloadMenu } from './download-menu';

/** A certificate in short: for whom, from whom, until when; and the files to download. */
@Component({
  selector: 'cs-certificate-summary',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButton, DownloadMenu, ProblemPanel, Skeleton, StatusBadge, When],
  templateUrl: './certificate-summary.html',
  styleUrl: './certificate-summary.scss',
  host: { class: 'card pad' },
})
export class CertificateSummary {
  readonly certificateId = input.required<string>();
  protected readonly found = httpResource(() => `/api/v1/certificates/${this.certificateId()}`, {
    parse: (answer) => certificate.parse(answer),
  });
  protected readonly shown = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly problem = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly look = computed(() => {
    const shown = this.shown();
    return shown === null ? null : lookOfCertificate(shown.status);
  });
  /** In pairs, as other tools show it. */
  protected readonly serial = computed(
    () =>
      this.shown()
        ?.serial.toUpperCase()
        .match(/.{1,2}/g)
        ?.join(':') ?? '',
  );

  /** A name in one line may be broken at its commas. */
  protected spaced(name: string): string {
    return name.replace(/,(?=[\w.]+=)/g, ', ');
  }
}
