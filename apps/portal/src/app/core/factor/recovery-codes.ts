import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { CopyButton } from '../../shared/copy/copy-button';
import { dateText } from '../../shared/when/time-text';
import { Access } from '../session/access';

/** Recovery codes, this once: to copy, to save as a file, to print. They stay until the person says that they are kept. */
@Component({
  selector: 'cs-recovery-codes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButton, MatButton, MatIcon],
  templateUrl: './recovery-codes.html',
  styleUrl: './recovery-codes.scss',
})
export class RecoveryCodes {
  readonly codes = input.required<readonly string[]>();
  readonly kept = output();
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(Access).session;
  protected readonly text = computed(() => this.codes().join('\n'));
  protected readonly copyName = $localize`:@@recovery.copy:Copy the codes`;

  protected save(): void {
    const lines = [
      $localize`:@@recovery.file:Countersign recovery codes of ${this.session()?.user.email ?? ''}:email:, made ${dateText(new Date())}:at:`,
      $localize`:@@recovery.file.use:Each works once, in place of a code of the authenticator app.`,
      '',
      ...this.codes(),
      '',
    ];
    const address = URL.createObjectURL(new Blob([lines.join('\n')], { type: 'text/plain' }));
    const link = this.document.createElement('a');
    link.href = address;
    link.download = 'countersign-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(address);
  }
}
