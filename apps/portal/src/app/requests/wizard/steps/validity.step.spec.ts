import { MatInputHarness } from '@angular/material/input/testing';
import { aRequest } from '../../testing/a-request';
import { openStep, textOf, withRequest } from '../../testing/open-step';
import { ValidityStepForm } from './validity.step';

describe('the validity step', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });
  const editable = aRequest({ validity: { ...aRequest().validity, editable: true } });
  const open = (of = aRequest()) => {
    withRequest(of);
    return openStep(ValidityStepForm, of);
  };

  it('shows the period of the profile with both ends, in UTC too', () => {
    const { page } = open();
    expect(textOf(page)).toContain('365 days');
    expect(textOf(page)).toContain('fixed by Staff e-mail');
    expect(textOf(page)).toContain('25 Nov 2027, 13:59:59 UTC');
  });
  it('moves the last day as the days are typed', async () => {
    const { page, loader } = open(editable);
    await (await loader.getHarness(MatInputHarness)).setValue('10');
    expect(textOf(page)).toContain('5 Dec 2026, 13:59:59 UTC');
  });
  it('does not go beyond what the profile allows', async () => {
    const { fixture, page, loader } = open(editable);
    await (await loader.getHarness(MatInputHarness)).setValue('366');
    expect(await fixture.componentInstance.finished()).toBeUndefined();
    await fixture.whenStable();
    expect(textOf(page)).toContain('Type a whole number from 1 to 365.');
  });
});
