import { Component, signal, viewChild } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, required, type ValidationError } from '@angular/forms/signals';
import { MatIconTestingModule } from '@angular/material/icon/testing';
import { FormErrors } from './form-errors';

@Component({
  imports: [FormErrors],
  template: `<cs-form-errors [errors]="f().errorSummary()" (chosen)="chosen = $event" />`,
})
class Page {
  readonly typed = signal({ name: '', town: '' });
  readonly f = form(this.typed, (path) => {
    required(path.name, { message: 'Give a name.' });
    required(path.town, { message: 'Give a town.' });
  });
  readonly summary = viewChild.required(FormErrors);
  chosen: ValidationError.WithFieldTree | undefined;
}

describe('FormErrors', () => {
  const open = () => {
    TestBed.configureTestingModule({ imports: [MatIconTestingModule] });
    const fixture = TestBed.createComponent(Page);
    fixture.detectChanges();
    return { fixture, page: fixture.componentInstance, element: fixture.nativeElement as HTMLElement };
  };

  it('counts what is to put right and takes the focus', async () => {
    const { fixture, page, element } = open();
    page.summary().focus();
    expect(document.activeElement?.textContent.trim()).toBe('2 things to put right');
    page.typed.set({ name: 'Mila', town: '' });
    await fixture.whenStable();
    expect(element.querySelector('h2')?.textContent.trim()).toBe('One thing to put right');
  });
  it('leads from a line to its field', () => {
    const { page, element } = open();
    element.querySelectorAll('button')[1]?.click();
    expect(page.chosen?.fieldTree).toBe(page.f.town);
  });
  it('is not there when nothing is wrong', async () => {
    const { fixture, page, element } = open();
    page.typed.set({ name: 'Mila', town: 'Oslo' });
    await fixture.whenStable();
    expect(element.querySelector('section')).toBeNull();
  });
});
