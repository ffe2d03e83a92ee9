import type { Problem } from '@countersign/contracts';
import { aCheck, aRequest } from '../testing/a-request';
import { RequestAnswers, RequestNews, WizardPage } from './wizard.actions';
import { wizard, type WizardState } from './wizard.state';

const request = aRequest({ status: 'verified', checks: [aCheck()] });
const after = (...actions: Parameters<typeof wizard.reducer>[1][]): WizardState =>
  actions.reduce<WizardState | undefined>(wizard.reducer, undefined)!;
const read = RequestAnswers.read({ request });
const issued = { ...request, status: 'issued' as const };
const problem = { code: 'ca-unreachable' } as Problem;

describe('the open request', () => {
  it('turns a row when news of it come, and lets news of others pass by', () => {
    const check = aCheck({ status: 'verified' });
    expect(after(read, RequestNews.checkChanged({ id: request.id, check })).request?.checks).toEqual([check]);
    expect(after(read, RequestNews.checkChanged({ id: 'another', check })).request?.checks).toEqual(request.checks);
  });
  it('tells that the certificate is there where it was asked for, at once or after a while', () => {
    const pressed = WizardPage.generatePressed({ id: request.id, edit: null });
    expect(after(read, pressed, RequestAnswers.generated({ request: issued })).close).toBe('generated');
    const issuing = RequestAnswers.generated({ request: { ...request, status: 'issuing' } });
    expect(after(read, pressed, issuing).close).toBe('running');
    expect(after(read, pressed, issuing, RequestAnswers.read({ request: issued })).close).toBe('generated');
  });
  it('does not tell it to who only looks at an issued request', () => {
    expect(after(RequestAnswers.read({ request: issued })).close).toBe('open');
  });
  it('opens the way again when it failed', () => {
    const pressed = WizardPage.generatePressed({ id: request.id, edit: null });
    const state = after(read, pressed, RequestAnswers.notGenerated({ id: request.id, problem }));
    expect([state.close, state.notGenerated]).toEqual(['open', problem]);
  });
  it('forgets all when another one is opened', () => {
    expect(after(read, WizardPage.opened({ id: 'another' })).request).toBeNull();
    expect(after(read, WizardPage.opened({ id: request.id })).request).toBe(request);
  });
});
