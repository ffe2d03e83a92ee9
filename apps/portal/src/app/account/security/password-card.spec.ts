import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideStore, Store } from '@ngrx/store';
import { SessionApi, sessionFeature } from '../../core/session/session.state';
import { aProblem } from '../../core/testing/a-problem';
import { anOperator } from '../../core/testing/a-session';
import { opened } from '../../shared/testing/opened';
import { PasswordCard } from './password-card';

describe('changing the password', () => {
  const open = async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
      ],
    });
    const changed = vi.fn();
    const page = opened(PasswordCard, {}, { changed });
    TestBed.inject(Store).dispatch(SessionApi.found({ session: anOperator() }));
    const press = async (text: string) => (await page.loader.getHarness(MatButtonHarness.with({ text }))).click();
    await press('Change the password');
    const type = async (id: string, text: string) =>
      (await page.loader.getHarness(MatInputHarness.with({ selector: `#${id}` }))).setValue(text);
    return { ...page, server: TestBed.inject(HttpTestingController), changed, press, type };
  };
  const url = '/api/v1/me/password';

  it('shows the rules as one types, and asks for both', async () => {
    const { element, type, press, server } = await open();
    await type('new-password', 'kovář-and-some-more');
    const rules = [...element.querySelectorAll('.rules li')].map((one) => one.classList.contains('kept'));
    expect(rules).toEqual([true, false]); // her own name is easy to guess
    await press('Set the new password');
    expect(element.textContent).toContain('Type your present password.');
    server.expectNone(url);
  });
  it('says at its place what was wrong, and where one was signed out', async () => {
    const { fixture, element, type, press, server, changed } = await open();
    await type('current-password', 'wrong');
    await type('new-password', 'five quiet herons and a lamp');
    await press('Set the new password');
    const errors = [
      { path: '/current', code: 'invalid-credentials', message: 'E-mail address and password do not fit.' },
    ];
    server.expectOne(url).flush(aProblem({ errors }), { status: 422, statusText: '' });
    await fixture.whenStable();
    expect(element.querySelector('mat-error')?.textContent).toBe('This is not your present password.');
    await type('current-password', 'right');
    await press('Set the new password');
    server.expectOne(url).flush(null);
    await fixture.whenStable();
    expect(element.querySelector('[role=status]')?.textContent).toContain('everywhere else you were signed out');
    expect(changed).toHaveBeenCalledOnce();
    expect(element.querySelector('form')).toBeNull();
  });
});
