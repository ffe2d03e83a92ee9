import { TestBed } from '@angular/core/testing';
import { MatIconTestingModule } from '@angular/material/icon/testing';
import { textOf } from '../testing/open-step';
import { StepFoot } from './step-foot';

describe('the foot of the wizard', () => {
  const open = (inputs: Record<string, unknown>) => {
    TestBed.configureTestingModule({ imports: [MatIconTestingModule] });
    const fixture = TestBed.createComponent(StepFoot);
    for (const [name, value] of Object.entries({ before: null, after: null, ...inputs }))
      fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    const names = [...page.querySelectorAll('button')].map((one) => one.getAttribute('aria-label') ?? textOf(one));
    return { fixture, page, names };
  };

  it('names the steps before and after', () => {
    expect(open({ before: 'sdn', after: 'validity' }).names).toEqual([
      'Back: Subject Distinguished Name (SDN)',
      'Next: Certificate Validity',
    ]);
  });
  it('says beside the button why the certificate cannot be made yet, and does nothing on a press', () => {
    const { fixture, page, names } = open({ before: 'validity', notYet: 'Opens when all checks are Verified' });
    expect(names[1]).toBe('Generate');
    const generate = page.querySelectorAll('button')[1]!;
    const pressed = vi.fn();
    fixture.componentInstance.generate.subscribe(pressed);
    generate.click();
    expect(generate.getAttribute('aria-disabled')).toBe('true');
    expect(textOf(page.querySelector(`#${generate.getAttribute('aria-describedby')!}`))).toBe(
      'Opens when all checks are Verified',
    );
    expect(pressed).not.toHaveBeenCalled();
  });
  it('asks for one certificate while the first press is under way', () => {
    const { fixture, page } = open({ generating: true });
    const pressed = vi.fn();
    fixture.componentInstance.generate.subscribe(pressed);
    page.querySelector('button')!.click();
    expect(pressed).not.toHaveBeenCalled();
  });
});
