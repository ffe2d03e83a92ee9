import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import type { Csr } from '@countersign/contracts';
import { CopyButton } from '../../../shared/copy/copy-button';
import { DialogFrame } from '../../../shared/dialog-frame/dialog-frame';
import { attributeName } from '../../attribute-words';
import { grouped, keyText } from '../../csr-words';

/** What stands in a certificate signing request, in words. */
@Component({
  selector: 'cs-csr-details-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButton, DialogFrame, MatIcon],
  templateUrl: './csr-details.dialog.html',
  styleUrl: './csr-details.dialog.scss',
})
export class CsrDetailsDialog {
  protected readonly csr = inject<Csr>(MAT_DIALOG_DATA);
  protected readonly key = keyText(this.csr.key);
  protected readonly fingerprint = grouped(this.csr.sha256);
  protected readonly keyFingerprint = grouped(this.csr.key.spkiSha256);
  protected readonly subject = this.csr.subject.map(({ attribute, oid, value }) => ({
    name: attribute === null ? oid : attributeName(attribute),
    value,
  }));
  protected readonly names = [
    { name: $localize`:@@san.emails:Email Address`, values: this.csr.san.emails },
    { name: $localize`:@@san.dns:Domain Names (DNS)`, values: this.csr.san.dnsNames },
    { name: $localize`:@@san.ip:IP Address`, values: this.csr.san.ipAddresses },
    {
      name: $localize`:@@san.other:Other Name`,
      values: this.csr.san.otherNames.map(({ oid, value }) => `${oid} ${value}`),
    },
  ].filter(({ values }) => values.length > 0);
}
