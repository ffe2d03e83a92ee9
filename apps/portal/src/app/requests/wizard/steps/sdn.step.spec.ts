import { MatInputHarness } from '@angular/material/input/testing';
import { aRequest } from '../../testing/a-request';
import { openStep, textOf, withRequest } from '../../testing/open-step';
import { RequestAnswers, WizardPage } from '../wizard.actions';
import { SdnStepForm } from './sdn.step';

describe('the subject step', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });
  const request = aRequest({ sdn: { commonName: 'Mila Hansen', organizationName: 'Nordlicht Energie AG' } });
  const open = (of = request) => {
    const { asked, store } = withRequest(of);
    const step = openStep(SdnStepForm, of);
    return {
      ...step,
      asked,
      store,
      name: () => step.loader.getHarness(MatInputHarness.with({ selector: '#sdn-commonName' })),
    };
  };

  it('says where each value came from and locks what is fixed, which can still be copied', () => {
    const { page } = open();
    const labels = [...page.querySelectorAll('cs-field')].map(textOf);
    expect(labels).toEqual(['Organisation fixed by Staff e-mail', 'Common name from the CSR']);
    const fixed = page.querySelector<HTMLInputElement>('#sdn-organizationName')!;
    expect([fixed.readOnly, fixed.value]).toEqual([true, 'Nordlicht Energie AG']);
    expect(page.querySelector('button')?.getAttribute('aria-label')).toBe('Copy value');
  });
  it('shows the subject as it will read while one types', async () => {
    const { page, name } = open();
    await (await name()).setValue('Mila Hansen-Berg');
    expect(textOf(page.querySelector('.preview p'))).toBe('CN=Mila Hansen-Berg, O=Nordlicht Energie AG');
  });
  it('saves when the focus leaves, and only what is right', async () => {
    const { asked, name, page } = open();
    await (await name()).setValue('Mila Hansen-Berg');
    page.querySelector('form')!.dispatchEvent(new Event('focusout'));
    const value = { commonName: 'Mila Hansen-Berg', organizationName: 'Nordlicht Energie AG' };
    expect(asked).toEqual([WizardPage.stepEdited({ id: request.id, edit: { step: 'sdn', value } })]);
    await (await name()).setValue('');
    page.querySelector('form')!.dispatchEvent(new Event('focusout'));
    expect(asked).toHaveLength(1);
  });
  it('does not let go on without what is needed, and says so where the focus goes', async () => {
    const { fixture, page, name } = open();
    await (await name()).setValue('');
    expect(await fixture.componentInstance.finished()).toBeUndefined();
    await fixture.whenStable();
    expect(textOf(page.querySelector('cs-form-errors'))).toContain('Common name is needed.');
    await expect.poll(() => textOf(document.activeElement)).toBe('One thing to put right');
  });
  it("marks what the server refused, and asks it again once it's changed", async () => {
    const { fixture, page, name, store } = open();
    const edit = { step: 'sdn', value: request.sdn } as const;
    const errors = [{ path: '/commonName', code: 'pattern', message: 'Not in that form.' }];
    const problem = {
      type: '',
      code: 'invalid-field',
      title: '',
      status: 422,
      detail: '',
      instance: '',
      retryable: false,
      errors,
    };
    store.dispatch(RequestAnswers.stepRefused({ edit, problem }));
    await fixture.whenStable();
    expect(textOf(page.querySelector('cs-form-errors'))).toContain('Not in that form.');
    await (await name()).setValue('Mila');
    expect(await fixture.componentInstance.finished()).toMatchObject({ step: 'sdn', value: { commonName: 'Mila' } });
  });
});
