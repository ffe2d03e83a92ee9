import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import type { Problem } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { exportUrl } from '../../parts/audit/audit-api';

type Format = 'csv' | 'jsonl';

/** A question that finds nothing: it only asks whether one may. */
const nothing = { from: '9000-01-01T00:00:00.000Z' };

/**
 * Takes the records of a filter along. The browser fetches the file by itself, and could show no refusal; so a call goes before it
 * that can be refused in words, and that asks for the second factor where the server wants it.
 */
@Component({
  selector: 'cs-export-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, MatMenuModule],
  template: `<button matButton="outlined" type="button" [matMenuTriggerFor]="formats">
      <mat-icon svgIcon="download" />
      <ng-container i18n="@@audit.export">Export</ng-container>
    </button>
    <mat-menu #formats="matMenu">
      <button mat-menu-item type="button" (click)="take('csv')" i18n="@@audit.export.csv">As a table (CSV)</button>
      <button mat-menu-item type="button" (click)="take('jsonl')" i18n="@@audit.export.jsonl">
        One record a line (JSONL)
      </button>
    </mat-menu>`,
})
export class ExportMenu {
  readonly question = input.required<Readonly<Record<string, string>>>();
  /** Why nothing was taken along; null when it was. */
  readonly refused = output<Problem | null>();
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);

  protected take(format: Format): void {
    this.http.get(exportUrl('jsonl', nothing)).subscribe({
      next: () => {
        this.refused.emit(null);
        this.fetch(format);
      },
      error: (error: unknown) => {
        this.refused.emit(problemOf(error));
      },
    });
  }

  private fetch(format: Format): void {
    const link = this.document.createElement('a');
    link.href = exportUrl(format, this.question());
    link.download = '';
    link.click();
  }
}
