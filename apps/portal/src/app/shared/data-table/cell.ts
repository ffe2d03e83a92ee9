import { Directive, inject, input, TemplateRef } from '@angular/core';

export interface CellContext<Row> {
  readonly $implicit: Row;
}

/** What the cells of one column show: `<ng-template csCell="status" [csCellOf]="rows()" let-row>`. */
@Directive({ selector: 'ng-template[csCell]' })
export class Cell<Row> {
  readonly csCell = input.required<string>();
  readonly csCellOf = input.required<readonly Row[] | undefined>(); // gives `let-row` its type
  readonly template = inject<TemplateRef<CellContext<Row>>>(TemplateRef);

  static ngTemplateContextGuard<Row>(_cell: Cell<Row>, _context: unknown): _context is CellContext<Row> {
    return true;
  }
}

/** What a row shows on a phone, where a table would have to scroll sideways. */
@Directive({ selector: 'ng-template[csPhoneCard]' })
export class PhoneCard<Row> {
  readonly csPhoneCardOf = input.required<readonly Row[] | undefined>();
  readonly template = inject<TemplateRef<CellContext<Row>>>(TemplateRef);

  static ngTemplateContextGuard<Row>(_card: PhoneCard<Row>, _context: unknown): _context is CellContext<Row> {
    return true;
  }
}
