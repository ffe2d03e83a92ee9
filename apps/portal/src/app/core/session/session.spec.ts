import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideEffects } from '@ngrx/effects';
import { type Action, provideStore, Store } from '@ngrx/store';
import { aProblem } from '../testing/a-problem';
import { aMember, anOperator } from '../testing/a-session';
import { Access } from './access';
import { needs, signedIn } from './guards';
import { lostSession } from './lost-session';
import * as effects from './session.effects';
import { PublicActions, SessionApi, sessionFeature, ShellActions, SignInActions } from './session.state';

@Component({ template: '' })
class Page {}

const credentials = { email: 'jana@ra.example', password: 'x' };

describe('the session', () => {
  let server: HttpTestingController;
  let pages: RouterTestingHarness;
  const dispatch = (action: Action) => {
    TestBed.inject(Store).dispatch(action);
  };
  const address = () => expect.poll(() => TestBed.inject(Router).url);

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'sign-in', component: Page },
          { path: 'audit', component: Page, canMatch: [needs('audit:read')], canActivate: [signedIn] },
          { path: 'account/security', component: Page },
          { path: '**', component: Page, canActivate: [signedIn] },
        ]),
        provideHttpClient(withInterceptors([lostSession])),
        provideHttpClientTesting(),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
        provideEffects(effects),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    pages = await RouterTestingHarness.create();
  });

  it('is asked for before a page behind it, and leads back to it', async () => {
    await pages.navigateByUrl('/requests?status=draft');
    await address().toBe('/sign-in?return=%2Frequests%3Fstatus%3Ddraft');
    dispatch(SignInActions.submitted({ credentials, to: '/requests?status=draft' }));
    server.expectOne({ method: 'POST', url: '/api/v1/session' }).flush(anOperator());
    await address().toBe('/requests?status=draft');
  });
  it('keeps what the server refused, until the next try', () => {
    const refused = TestBed.inject(Store).selectSignal(sessionFeature.selectRefused);
    dispatch(SignInActions.submitted({ credentials, to: '/' }));
    server
      .expectOne('/api/v1/session')
      .flush(aProblem({ code: 'invalid-credentials' }), { status: 401, statusText: '' });
    expect(refused()?.code).toBe('invalid-credentials');
    dispatch(SignInActions.submitted({ credentials, to: '/' }));
    expect(refused()).toBeNull();
  });
  it('ends with a 401 in the middle of work and returns to the same place', async () => {
    dispatch(SessionApi.found({ session: anOperator() }));
    await pages.navigateByUrl('/requests/1/edit/san');
    sessionStorage.setItem('typed:san', '1');
    TestBed.inject(HttpClient)
      .get('/api/v1/requests')
      .subscribe({ error: () => undefined });
    server.expectOne('/api/v1/requests').flush(aProblem(), { status: 401, statusText: '' });
    await address().toBe('/sign-in?return=%2Frequests%2F1%2Fedit%2Fsan&ended=true');
    expect(sessionStorage.getItem('typed:san')).toBe('1');
  });
  it('ends when the person signs out, and takes what was typed along', async () => {
    dispatch(SessionApi.found({ session: anOperator() }));
    sessionStorage.setItem('typed:san', '1');
    dispatch(ShellActions.signedOut());
    server.expectOne({ method: 'DELETE', url: '/api/v1/session' }).flush(null);
    await address().toBe('/sign-in');
    expect(sessionStorage.getItem('typed:san')).toBeNull();
  });
  it('leads who must have a second factor to setting one up, and nowhere else', async () => {
    const mfa = { enrolled: [], satisfiedAt: null, required: true };
    dispatch(SessionApi.found({ session: { ...anOperator(), mfa } }));
    await pages.navigateByUrl('/requests?status=draft');
    await address().toBe('/account/security?return=%2Frequests%3Fstatus%3Ddraft');
    dispatch(SessionApi.found({ session: { ...anOperator(), mfa: { ...mfa, enrolled: ['totp'] } } }));
    await pages.navigateByUrl('/requests?status=draft');
    await address().toBe('/requests?status=draft');
  });
  it('begins with the answer of a public page', async () => {
    dispatch(PublicActions.letIn({ to: '/requests' }));
    server.expectOne({ method: 'GET', url: '/api/v1/session' }).flush(anOperator());
    await address().toBe('/requests');
    expect(TestBed.inject(Access).session()?.user.name).toBe('Jana Kovář');
  });
  it('ends where a link is for somebody else, and the page stays', async () => {
    dispatch(SessionApi.found({ session: anOperator() }));
    await pages.navigateByUrl('/invitations/x');
    dispatch(PublicActions.signedOut());
    server.expectOne({ method: 'DELETE', url: '/api/v1/session' }).flush(null);
    expect(TestBed.inject(Access).session()).toBeNull();
    await address().toBe('/invitations/x');
  });
  it('shows no page that one may not read', async () => {
    dispatch(SessionApi.found({ session: anOperator('requests:read') }));
    expect(TestBed.runInInjectionContext(() => needs('audit:read')({}, [], {} as never))).toBe(false);
    await pages.navigateByUrl('/requests');
    await address().toBe('/requests');
  });
  it('knows what a member may do, and where', () => {
    dispatch(SessionApi.found({ session: aMember('nordlicht', 'requests:edit') }));
    const access = TestBed.inject(Access);
    expect([
      access.may('requests:edit'),
      access.may('requests:edit', 'nordlicht'),
      access.may('requests:edit', 'kestrel'),
      access.may('audit:read'),
      access.isOperator(),
    ]).toEqual([true, true, false, false, false]);
  });
});
