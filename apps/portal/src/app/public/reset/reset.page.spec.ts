import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter } from '@angular/router';
import { provideStore } from '@ngrx/store';
import { sessionFeature } from '../../core/session/session.state';
import { aProblem } from '../../core/testing/a-problem';
import { opened } from '../../shared/testing/opened';
import { ResetPage } from './reset.page';

const url = '/api/v1/password-resets/abc';
const reset = (status: string) => ({ email: 'mila@x.example', status, expiresAt: '2026-11-23T14:25:00.000Z' });

describe('the page behind the link to a new password', () => {
  const open = async (status: string) => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
      ],
    });
    const page = opened(ResetPage, { token: 'abc' });
    const server = TestBed.inject(HttpTestingController);
    server.expectOne(url).flush(reset(status));
    await page.fixture.whenStable();
    const press = async (text: string) => (await page.loader.getHarness(MatButtonHarness.with({ text }))).click();
    const answer = async (flush: () => void) => {
      flush();
      await page.fixture.whenStable();
    };
    return { ...page, server, press, answer };
  };

  it.each([
    ['accepted', 'This link was used'],
    ['withdrawn', 'This link has ended'],
    ['expired', 'This link is too old'],
  ])('explains a link that is %s', async (status, heading) => {
    const { element } = await open(status);
    expect(element.querySelector('h1')?.textContent).toBe(heading);
    expect(element.textContent).toMatch(/Have a new link sent|Send a new one/);
  });
  it('takes a password that keeps the rules, says what the server refuses, and then leads to the sign-in', async () => {
    const { element, loader, server, press, answer } = await open('pending');
    const password = await loader.getHarness(MatInputHarness.with({ selector: '[autocomplete=new-password]' }));
    await password.setValue('short');
    await press('Set the new password');
    expect(element.textContent).toContain('Take 12 characters or more.');
    await password.setValue('password1234');
    await press('Set the new password');
    const errors = [{ path: '/password', code: 'password-common', message: 'This password is on the lists.' }];
    const call = server.expectOne({ method: 'POST', url });
    await answer(() => {
      call.flush(aProblem({ errors }), { status: 422, statusText: '' });
    });
    expect(element.textContent).toContain('This password is on the lists.');
    await password.setValue('five quiet herons and a lamp');
    await press('Set the new password');
    const again = server.expectOne({ method: 'POST', url });
    await answer(() => {
      again.flush(reset('accepted'));
    });
    expect(element.querySelector('h1')?.textContent).toBe('Your password is changed');
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/sign-in');
  });
  it('sends another link for one that is too old, to the same address', async () => {
    const { element, server, press, answer } = await open('expired');
    await press('Send a new one');
    const call = server.expectOne({ method: 'POST', url: `${url}/renew` });
    await answer(() => {
      call.flush(reset('pending'));
    });
    expect(element.querySelector('[role=status]')?.textContent).toContain('on its way to mila@x.example');
  });
});
