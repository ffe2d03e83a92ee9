import { ChangeDetectionStrategy, Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { Problem } from '@countersign/contracts';
import { enterpriseChoices } from '../../core/enterprise/enterprise-choices';
import { Access } from '../../core/session/access';
import { AuditList } from '../../parts/audit/audit-list';
import { ChoiceFilter } from '../../shared/choice-filter/choice-filter';
import { listUrl } from '../../shared/list-url';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { SearchBox } from '../../shared/search-box/search-box';
import { auditFilters, auditSpans, exportQuestionOf, questionOf } from '../audit-question';
import { AuditPanel } from '../filters/audit-panel';
import { FilterChips } from '../filters/filter-chips';
import { ExportMenu } from './export-menu';

/** The log with its search, its filters and its export; of one enterprise or of all. */
@Component({
  selector: 'cs-audit-log',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AuditList, AuditPanel, ChoiceFilter, ExportMenu, FilterChips, MatButton, MatIcon, ProblemPanel, SearchBox],
  templateUrl: './audit-log.html',
  styleUrl: './audit-log.scss',
})
export class AuditLog {
  /** Fixed by the page, or a filter like the others. */
  readonly enterpriseId = input<string>();
  private readonly access = inject(Access);
  protected readonly url = listUrl({ sort: 'at:desc', filters: auditFilters });
  protected readonly question = computed(() => {
    const enterpriseId = this.enterpriseId();
    return { ...questionOf(this.url.params(), new Date()), ...(enterpriseId !== undefined && { enterpriseId }) };
  });
  protected readonly spans = auditSpans();
  protected readonly enterprises = enterpriseChoices();
  private readonly list = viewChild.required(AuditList);
  protected readonly names = computed(() => this.list().names());
  protected readonly panelOpen = signal(false);
  protected readonly mayExport = computed(() => this.access.may('audit:export', this.enterpriseId()));
  protected readonly notExported = signal<Problem | null>(null);
  protected readonly exported = computed(() => exportQuestionOf(this.question()));
  protected readonly searchName = $localize`:@@audit.search:Name, number, act`;

  protected togglePanel(): void {
    this.panelOpen.update((open) => !open);
  }
}
