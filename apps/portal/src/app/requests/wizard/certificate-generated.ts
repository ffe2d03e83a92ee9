import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { RequestDetail } from '@countersign/contracts';
import { CertificateSummary } from '../../parts/certificate/certificate-summary';

/** The end of the way: the certificate is there and has been downloaded. */
@Component({
  selector: 'cs-certificate-generated',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CertificateSummary, MatButton, MatIcon, RouterLink],
  templateUrl: './certificate-generated.html',
  styleUrl: './certificate-generated.scss',
})
export class CertificateGenerated {
  readonly request = input.required<RequestDetail>();
}
