import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { type DownloadFormat, downloadFormats } from '@countersign/contracts';
import { downloadAddress } from './download-address';

const words: Record<DownloadFormat, () => { readonly name: string; readonly what: string }> = {
  pem: () => ({ name: 'PEM', what: $localize`:@@download.pem:the certificate as text` }),
  der: () => ({ name: 'DER', what: $localize`:@@download.der:the certificate in binary` }),
  chain: () => ({
    name: $localize`:@@download.chain.name:Chain`,
    what: $localize`:@@download.chain:with its issuers, as text`,
  }),
  p7b: () => ({ name: 'P7B', what: $localize`:@@download.p7b:with its issuers, for Windows` }),
};

/** The files of a certificate. The key is not among them: it never was here. */
@Component({
  selector: 'cs-download-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, MatMenuModule],
  template: `<button matButton="outlined" type="button" [matMenuTriggerFor]="formats">
      <mat-icon svgIcon="download" />
      <ng-container i18n="@@download">Download</ng-container>
      <mat-icon svgIcon="arrow_drop_down" iconPositionEnd />
    </button>
    <mat-menu #formats="matMenu">
      @for (file of files(); track file.format) {
        <a mat-menu-item download [href]="file.address"
          >{{ file.name }} <span class="muted">{{ file.what }}</span></a
        >
      }
    </mat-menu>`,
})
export class DownloadMenu {
  readonly certificateId = input.required<string>();
  protected readonly files = computed(() =>
    downloadFormats.map((format) => ({
      format,
      ...words[format](),
      address: downloadAddress(this.certificateId(), format),
    })),
  );
}
