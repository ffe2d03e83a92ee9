import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideStore } from '@ngrx/store';
import { opened } from '../../shared/testing/opened';
import { sessionFeature } from '../session/session.state';
import { aProblem } from '../testing/a-problem';
import { TotpEnrolment } from './totp-enrolment';

const enrolment = {
  secret: 'JBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Countersign:jana%40ra.example?secret=JBSWY3DPEHPK3PXP',
};

describe('setting up an authenticator app', () => {
  const open = () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
      ],
    });
    const finished = vi.fn();
    const page = opened(TotpEnrolment, {}, { finished });
    const server = TestBed.inject(HttpTestingController);
    server.expectOne({ method: 'POST', url: '/api/v1/me/totp' }).flush(enrolment);
    const type = async (code: string) => {
      await (await page.loader.getHarness(MatInputHarness)).setValue(code);
      await (await page.loader.getHarness(MatButtonHarness.with({ text: 'Switch on' }))).click();
      return server.expectOne('/api/v1/me/totp/confirm');
    };
    return { ...page, server, finished, type };
  };

  it('shows a code to scan and the secret to type', async () => {
    const { fixture, element } = open();
    await expect.poll(() => element.querySelector('svg[role=img] path')?.getAttribute('d')).toMatch(/^M0 0h7v1h-7z/);
    await fixture.whenStable();
    expect(element.textContent).toContain('JBSW Y3DP EHPK 3PXP');
  });
  it('stays at a wrong code, then shows the recovery codes until they are kept', async () => {
    const { fixture, element, loader, finished, type } = open();
    const errors = [{ path: '/otp', code: 'otp-wrong', message: 'The code is not right.' }];
    (await type('000000')).flush(aProblem({ errors }), { status: 422, statusText: '' });
    await fixture.whenStable();
    expect(element.textContent).toContain('The code is not right.');
    (await type('123456')).flush({ codes: ['ABCD-EFGH-IJKL-MNOP', 'QRST-UVWX-YZ23-4567'] });
    await fixture.whenStable();
    expect([...element.querySelectorAll('li')].map((one) => one.textContent)).toEqual([
      'ABCD-EFGH-IJKL-MNOP',
      'QRST-UVWX-YZ23-4567',
    ]);
    expect(finished).not.toHaveBeenCalled();
    await (await loader.getHarness(MatButtonHarness.with({ text: 'I have kept them' }))).click();
    expect(finished).toHaveBeenCalledOnce();
  });
  it('keeps what was scanned when a code could not be checked, and begins anew only where it waited too long', async () => {
    const { fixture, element, server, type } = open();
    (await type('123456')).flush(aProblem({ code: 'rate-limited', title: 'Too many tries' }), {
      status: 429,
      statusText: '',
    });
    await fixture.whenStable();
    expect(element.textContent).toContain('Too many tries');
    expect(element.textContent).toContain('JBSW Y3DP EHPK 3PXP');
    (await type('654321')).flush(aProblem({ code: 'wrong-state', title: 'Too late' }), { status: 409, statusText: '' });
    await fixture.whenStable();
    expect(element.textContent).not.toContain('JBSW Y3DP EHPK 3PXP');
    element.querySelector<HTMLElement>('cs-problem-panel button[matButton], cs-problem-panel .mdc-button')?.click();
    server.expectOne({ method: 'POST', url: '/api/v1/me/totp' });
  });
});
