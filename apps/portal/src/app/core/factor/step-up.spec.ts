import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatIconTestingModule } from '@angular/material/icon/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter, Router } from '@angular/router';
import { provideStore, Store } from '@ngrx/store';
import { once } from '../http/once';
import { problemOf } from '../problem';
import { SessionApi, sessionFeature } from '../session/session.state';
import { aProblem } from '../testing/a-problem';
import { anOperator } from '../testing/a-session';
import { stepUps } from './step-up';

@Component({ template: '' })
class Page {}

const act = '/api/v1/connectors';
const refused = { status: 403, statusText: '' };
const asked = aProblem({ status: 403, code: 'step-up-required', title: 'Confirm that it is you' });
const shown = { ...anOperator(), mfa: { enrolled: ['totp'], satisfiedAt: '2026-11-23T14:25:00.000Z', required: true } };

describe('an act that asks for the second factor again', () => {
  const open = () => {
    TestBed.configureTestingModule({
      imports: [MatIconTestingModule],
      providers: [
        provideRouter([{ path: '**', component: Page }]),
        provideHttpClient(withInterceptors([stepUps])),
        provideHttpClientTesting(),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
      ],
    });
    const server = TestBed.inject(HttpTestingController);
    const loader = TestbedHarnessEnvironment.documentRootLoader(TestBed.createComponent(Page));
    const outcomes: unknown[] = [];
    const call = (key: string) => {
      TestBed.inject(HttpClient)
        .post(act, { name: key }, { headers: once(key) })
        .subscribe({
          next: (answer) => outcomes.push(answer),
          error: (error: unknown) => outcomes.push(problemOf(error).code),
        });
      server.expectOne(act).flush(asked, refused);
    };
    const dialogs = async () => (await loader.getAllHarnesses(MatDialogHarness)).length;
    const type = async (code: string) => {
      await (await loader.getHarness(MatInputHarness)).setValue(code);
      await (await loader.getHarness(MatButtonHarness.with({ text: 'Confirm' }))).click();
    };
    const cancel = async () => (await loader.getHarness(MatButtonHarness.with({ text: 'Cancel' }))).click();
    return { server, loader, outcomes, call, dialogs, type, cancel };
  };

  it('is sent once more, as it was, after the code', async () => {
    const { server, outcomes, call, dialogs, type } = open();
    call('key-1');
    await expect.poll(dialogs).toBe(1);
    await type('123456');
    const step = server.expectOne('/api/v1/session/step-up');
    expect(step.request.body).toEqual({ otp: '123456' });
    step.flush(shown);
    const again = await vi.waitFor(() => server.expectOne(act));
    expect([again.request.headers.get('Idempotency-Key'), again.request.body]).toEqual(['key-1', { name: 'key-1' }]);
    again.flush({ made: true });
    expect(outcomes).toEqual([{ made: true }]);
    expect(TestBed.inject(Store).selectSignal(sessionFeature.selectSession)()?.mfa.satisfiedAt).not.toBeNull();
  });
  it('fails as it was refused when the person cancels', async () => {
    const { server, outcomes, call, dialogs, cancel } = open();
    call('key-1');
    await expect.poll(dialogs).toBe(1);
    await cancel();
    await expect.poll(() => outcomes).toEqual(['step-up-required']);
    server.verify();
  });
  it('asks again after a wrong code, and once for two acts', async () => {
    const { server, outcomes, call, dialogs, type, loader } = open();
    call('key-1');
    call('key-2');
    await expect.poll(dialogs).toBe(1);
    await type('000000');
    const errors = [{ path: '/otp', code: 'otp-wrong', message: 'The code is not right.' }];
    server.expectOne('/api/v1/session/step-up').flush(aProblem({ errors }), { status: 422, statusText: '' });
    expect(await (await loader.getHarness(MatDialogHarness)).getContentText()).toContain('The code is not right.');
    await type('123456');
    server.expectOne('/api/v1/session/step-up').flush(shown);
    const again = await vi.waitFor(() => {
      const calls = server.match(act);
      if (calls.length === 0) throw new Error('not yet');
      return calls;
    });
    for (const one of again) one.flush({});
    expect([again.length, outcomes.length]).toEqual([2, 2]);
  });
  it('leads who has none yet to setting one up', async () => {
    const { server } = open();
    const mfa = { enrolled: [], satisfiedAt: null, required: true };
    TestBed.inject(Store).dispatch(SessionApi.found({ session: anOperator() }));
    await TestBed.inject(Router).navigateByUrl('/connectors?q=x');
    TestBed.inject(HttpClient)
      .get(act)
      .subscribe({ error: () => undefined });
    server.expectOne(act).flush(aProblem({ status: 403, code: 'mfa-required' }), refused);
    server.expectOne('/api/v1/session').flush({ ...anOperator(), mfa });
    await expect.poll(() => TestBed.inject(Router).url).toBe('/account/security?return=%2Fconnectors%3Fq%3Dx');
  });
});
