import { BreakpointObserver } from '@angular/cdk/layout';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatSortHarness } from '@angular/material/sort/testing';
import { MatTableHarness } from '@angular/material/table/testing';
import { provideRouter, Router } from '@angular/router';
import { of } from 'rxjs';
import { Cell, PhoneCard } from './cell';
import type { Column } from './column';
import { DataTable } from './data-table';

interface Row {
  readonly number: string;
  readonly name: string;
}

@Component({
  imports: [Cell, DataTable, PhoneCard],
  template: `<cs-data-table
    label="Requests"
    [columns]="columns"
    [rows]="rows()"
    [rowId]="id"
    [link]="link"
    [sort]="'number:desc'"
    (sorted)="sorted.set($event)"
  >
    <ng-template csCell="name" [csCellOf]="rows()" let-row
      ><b>{{ row.name }}</b></ng-template
    >
    <ng-template csPhoneCard [csPhoneCardOf]="rows()" let-row>{{ row.name }}</ng-template>
    <p tableEmpty>Nothing yet</p>
  </cs-data-table>`,
})
class Page {
  readonly rows = signal<readonly Row[] | undefined>([{ number: 'REQ-000412', name: 'Mila Hansen' }]);
  readonly sorted = signal('');
  readonly columns: readonly Column<Row>[] = [
    { key: 'number', label: 'Request No', sort: 'number', opens: true, text: ({ number }) => number },
    { key: 'name', label: 'Subject' },
  ];
  readonly id = ({ number }: Row) => number;
  readonly link = ({ number }: Row) => `/requests/${number}`;
}

describe('DataTable', () => {
  const open = (onPhone = false) => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: BreakpointObserver, useValue: { observe: () => of({ matches: onPhone }) } },
      ],
    });
    const fixture = TestBed.createComponent(Page);
    fixture.detectChanges();
    return {
      fixture,
      page: fixture.componentInstance,
      element: fixture.nativeElement as HTMLElement,
      loader: TestbedHarnessEnvironment.loader(fixture),
    };
  };

  it('shows text and templates; the number is the link', async () => {
    const { loader, element } = open();
    const cells = await (await loader.getHarness(MatTableHarness)).getCellTextByColumnName();
    expect([cells['number']?.text, cells['name']?.text]).toEqual([['REQ-000412'], ['Mila Hansen']]);
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/requests/REQ-000412');
  });
  it('opens a row that is pressed anywhere', () => {
    const { element } = open();
    const go = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    element.querySelector('b')?.click();
    expect(go).toHaveBeenCalledWith('/requests/REQ-000412');
  });
  it('asks for another order and shows the one it has', async () => {
    const { loader, page } = open();
    const sort = await loader.getHarness(MatSortHarness);
    expect(await (await sort.getActiveHeader())?.getSortDirection()).toBe('desc');
    await (await sort.getSortHeaders({ label: 'Request No' }))[0]!.click();
    expect(page.sorted()).toBe('number:asc');
  });
  it('teaches when it is empty and is busy while it loads', async () => {
    const { fixture, page, element } = open();
    page.rows.set([]);
    await fixture.whenStable();
    expect(element.textContent).toContain('Nothing yet');
    page.rows.set(undefined);
    await fixture.whenStable();
    expect(element.querySelector('table')?.getAttribute('aria-busy')).toBe('true');
  });
  it('becomes a stack of cards on a phone, each one a link', () => {
    const { element } = open(true);
    expect(element.querySelector('table')).toBeNull();
    expect(element.querySelector('li a')?.textContent).toBe('Mila Hansen');
  });
});
