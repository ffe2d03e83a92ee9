import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type AuditEvent, auditEventPage } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { EmptyState } from '../../shared/empty-state/empty-state';
import type { ListUrl } from '../../shared/list-url';
import { Pager } from '../../shared/pager/pager';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { auditUrl } from './audit-api';
import { AuditRows } from './rows/audit-rows';

type Names = ReadonlyMap<string, string>;

/** One list of records, whatever they are narrowed to: of the log, of an object, of one's own acts. The address says which page. */
@Component({
  selector: 'cs-audit-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AuditRows, EmptyState, MatButton, Pager, ProblemPanel, Skeleton],
  templateUrl: './audit-list.html',
})
export class AuditList {
  readonly url = input.required<ListUrl<never>>();
  readonly question = input.required<Readonly<Record<string, string>>>();
  readonly source = input(auditUrl);
  readonly empty = input($localize`:@@audit.empty:Nothing recorded yet.`);
  readonly canNarrow = input(false);
  private readonly found = httpResource(() => ({ url: this.source(), params: this.question() }), {
    parse: (answer) => auditEventPage.parse(answer),
  });
  protected readonly page = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly unread = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly nothingName = $localize`:@@audit.nothing:Nothing recorded for this filter.`;
  /** Names of the ids that were seen here, for whoever says what the list is narrowed to. */
  readonly names = linkedSignal<readonly AuditEvent[] | undefined, Names>({
    source: () => this.page()?.items,
    computation: (events, before) => new Map([...(before?.value ?? []), ...(events ?? []).flatMap(namesIn)]),
  });

  protected readAgain(): void {
    this.found.reload();
  }
}

const namesIn = ({ actor, object }: AuditEvent): [string, string][] => [
  ...(object.id === null ? [] : [[object.id, object.label] satisfies [string, string]]),
  ...(actor.id === null ? [] : [[actor.id, actor.name] satisfies [string, string]]),
];
