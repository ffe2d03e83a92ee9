import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal, viewChild } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, validateStandardSchema } from '@angular/forms/signals';
import { MatChipGridHarness, MatChipInputHarness } from '@angular/material/chips/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatIconTestingModule } from '@angular/material/icon/testing';
import { emailAddress } from '@countersign/contracts';
import * as z from 'zod';
import { ChipRepair } from './chip-templates';
import { ChipsField } from './chips-field';

@Component({
  imports: [ChipRepair, ChipsField],
  template: `<cs-chips-field label="Email Address" [field]="f.emails">
    <ng-template csChipRepair let-fault
      ><button type="button">Take out {{ fault.text }}</button></ng-template
    >
  </cs-chips-field>`,
})
class Page {
  readonly typed = signal<{ emails: string[] }>({ emails: [] });
  readonly f = form(this.typed, (path) => {
    validateStandardSchema(path, z.object({ emails: z.array(emailAddress) }));
  });
  readonly chips = viewChild.required(ChipsField);
}

describe('ChipsField', () => {
  const open = async (...emails: string[]) => {
    TestBed.configureTestingModule({ imports: [MatIconTestingModule] });
    const fixture = TestBed.createComponent(Page);
    fixture.componentInstance.typed.set({ emails });
    fixture.detectChanges();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const rows = async () => (await loader.getHarness(MatChipGridHarness)).getRows();
    const type = async (text: string) => {
      const input = await loader.getHarness(MatChipInputHarness);
      await input.setValue(text);
      await input.blur();
    };
    const errors = async () => (await loader.getHarness(MatFormFieldHarness)).getTextErrors();
    return { page: fixture.componentInstance, element: fixture.nativeElement as HTMLElement, rows, type, errors };
  };

  it('makes chips of a pasted list and repeats none', async () => {
    const { page, type } = await open('a@x.org');
    await type('a@x.org, b@x.org;c@x.org');
    expect(page.typed().emails).toEqual(['a@x.org', 'b@x.org', 'c@x.org']);
  });
  it('marks the wrong one, says why with its repairs, and keeps it', async () => {
    const { element, rows, type, errors } = await open('a@x.org');
    await type('nope');
    const wrong = await Promise.all((await rows()).map(async (row) => (await row.host()).hasClass('wrong')));
    expect(wrong).toEqual([false, true]);
    await expect.poll(async () => (await errors())[0]).toContain('nope is not a whole e-mail address.');
    expect(element.querySelector('mat-error button')?.textContent).toBe('Take out nope');
  });
  it('takes one out by its button, which names it', async () => {
    const { page, element, rows } = await open('a@x.org', 'b@x.org');
    expect(element.querySelector('[aria-label="Remove a@x.org"]')).not.toBeNull();
    await (await rows())[0]!.remove();
    expect(page.typed().emails).toEqual(['b@x.org']);
  });
  it('leads to the chip of a fault', async () => {
    const { page, element } = await open('a@x.org', 'nope');
    expect(page.chips().focusItem(page.f.emails[1])).toBe(true);
    expect(element.querySelectorAll('mat-chip-row')[1]?.contains(document.activeElement)).toBe(true);
    expect(page.chips().focusItem({})).toBe(false);
  });
});
