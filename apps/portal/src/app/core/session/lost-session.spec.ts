import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideStore, Store } from '@ngrx/store';
import { problemOf } from '../problem';
import { aProblem } from '../testing/a-problem';
import { anOperator } from '../testing/a-session';
import { lostSession } from './lost-session';
import { renewsSession } from './session-renewals';
import { SessionApi, sessionFeature } from './session.state';

@Component({ template: '' })
class Page {}

const act = '/api/v1/requests';
const over = { status: 401, statusText: '' };
const refused = aProblem({ status: 401, code: 'not-signed-in' });
const cookie = (token: string) => {
  document.cookie = `XSRF-TOKEN=${token}; path=/`;
};

describe('a call that was on its way while the session changed', () => {
  const begin = () => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Page }]),
        provideHttpClient(withInterceptors([lostSession])),
        provideHttpClientTesting(),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
      ],
    });
    cookie('old');
    TestBed.inject(Store).dispatch(SessionApi.found({ session: anOperator() }));
    const session = TestBed.inject(Store).selectSignal(sessionFeature.selectSession);
    const outcomes: unknown[] = [];
    const http = TestBed.inject(HttpClient);
    http.post(act, { name: 'x' }).subscribe({
      next: (answer) => outcomes.push(answer),
      error: (error: unknown) => outcomes.push(problemOf(error).code),
    });
    const server = TestBed.inject(HttpTestingController);
    const soon = (url: string) => vi.waitFor(() => server.expectOne(url));
    return { server, http, outcomes, session, soon, call: server.expectOne(act) };
  };
  afterEach(() => {
    document.cookie = 'XSRF-TOKEN=; path=/; max-age=0';
  });

  it('is sent once more with the token of now, and the person stays signed in', async () => {
    const { call, outcomes, session, soon } = begin();
    cookie('new');
    call.flush(refused, over);
    (await soon('/api/v1/session')).flush(anOperator());
    const again = await soon(act);
    expect([again.request.headers.get('X-XSRF-TOKEN'), again.request.body]).toEqual(['new', { name: 'x' }]);
    again.flush({ made: true });
    expect(outcomes).toEqual([{ made: true }]);
    expect(session()).not.toBeNull();
  });
  it('waits for the answer that brings the new session', async () => {
    const { server, http, call, outcomes, soon } = begin();
    http.post('/api/v1/session/step-up', { otp: '123456' }, { context: renewsSession() }).subscribe();
    const step = server.expectOne('/api/v1/session/step-up');
    call.flush(refused, over);
    await Promise.resolve();
    expect(outcomes).toEqual([]);
    cookie('new');
    step.flush(anOperator());
    (await soon('/api/v1/session')).flush(anOperator());
    (await soon(act)).flush({});
    expect(outcomes).toEqual([{}]);
  });
  it('is not sent again as somebody else who signed in in another tab', async () => {
    const { server, call, outcomes, session, soon } = begin();
    cookie('new');
    call.flush(refused, over);
    const { user, ...rest } = anOperator();
    (await soon('/api/v1/session')).flush({ ...rest, user: { ...user, id: '0198c0de-0000-7000-8000-00000000000f' } });
    await expect.poll(() => outcomes).toEqual(['not-signed-in']);
    server.expectNone(act);
    expect(session()).toBeNull();
  });
  it('is sent again once, not for ever', async () => {
    const { call, outcomes, session, soon } = begin();
    cookie('new');
    call.flush(refused, over);
    (await soon('/api/v1/session')).flush(anOperator());
    (await soon(act)).flush(refused, over);
    await expect.poll(() => outcomes).toEqual(['not-signed-in']);
    expect(session()).toBeNull();
  });
  it('is refused at once where the session is the same: it is over', async () => {
    const { server, call, outcomes, session } = begin();
    call.flush(refused, over);
    await expect.poll(() => outcomes).toEqual(['not-signed-in']);
    server.expectNone('/api/v1/session');
    expect(session()).toBeNull();
  });
});
