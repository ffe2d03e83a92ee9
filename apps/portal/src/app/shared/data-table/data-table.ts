import { BreakpointObserver } from '@angular/cdk/layout';
import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  contentChild,
  contentChildren,
  inject,
  input,
  output,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatSortModule, type Sort } from '@angular/material/sort';
import { MatTableModule } from '@angular/material/table';
import { Router, RouterLink } from '@angular/router';
import { Cell, PhoneCard } from './cell';
import type { Column } from './column';

/** A list of rows: a table, on a phone a stack of cards. Its state (sort, page, filters) belongs to the address, not to it. */
@Component({
  selector: 'cs-data-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatSortModule, MatTableModule, NgTemplateOutlet, RouterLink],
  host: { '(mouseover)': 'nameCut($event)', '(focusin)': 'nameCut($event)' },
  templateUrl: './data-table.html',
  styleUrl: './data-table.scss',
})
export class DataTable<Row> {
  readonly label = input.required<string>();
  readonly columns = input.required<readonly Column<Row>[]>();
  /** Not there yet: a skeleton of the table is shown. */
  readonly rows = input.required<readonly Row[] | undefined>();
  readonly rowId = input.required<(row: Row) => string>();
  /** Where a row leads; the whole row opens it. */
  readonly link = input<(row: Row) => string | null>(() => null);
  readonly sort = input<string | null>(null);
  readonly skeletonRows = input(8);
  readonly sorted = output<string>();

  private readonly router = inject(Router);
  private readonly cells = contentChildren<Cell<Row>>(Cell);
  protected readonly card = contentChild<PhoneCard<Row>>(PhoneCard);
  private readonly phone = toSignal(inject(BreakpointObserver).observe('(max-width: 599.98px)'));
  protected readonly stacked = computed(() => this.phone()?.matches === true);
  protected readonly keys = computed(() => this.columns().map(({ key }) => key));
  protected readonly bones = computed(() => Array.from({ length: this.skeletonRows() }, (_, at) => at));
  protected readonly active = computed(() => this.sort()?.split(':')[0] ?? '');
  protected readonly direction = computed(() => (this.sort()?.endsWith(':desc') ? 'desc' : 'asc'));
  protected readonly templates = computed(() => new Map(this.cells().map((cell) => [cell.csCell(), cell.template])));
  protected readonly trackRow = (_: number, row: Row) => this.rowId()(row);

  protected resort({ active, direction }: Sort): void {
    this.sorted.emit(`${active}:${direction || 'asc'}`);
  }

  /** Text that is cut with … is shown whole by the browser's own tooltip. */
  protected nameCut({ target }: Event): void {
    if (!(target instanceof HTMLElement) || target.title) return;
    if (target.scrollWidth > target.clientWidth) target.title = target.textContent.trim();
  }

  /** A press anywhere on the row opens it, unless it was meant for a control in it or marks text to copy. */
  protected open(row: Row, { target }: Event): void {
    const link = this.link()(row);
    const onControl =
      target instanceof Element && target.closest('a, button, input, label, [role=menuitem], mat-checkbox');
    if (link === null || onControl || document.getSelection()?.isCollapsed === false) return;
    void this.router.navigateByUrl(link);
  }
}
