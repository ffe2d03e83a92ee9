import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatInputHarness } from '@angular/material/input/testing';
import { aProblem } from '../../core/testing/a-problem';
import { opened } from '../../shared/testing/opened';
import { ChangeEmailDialog } from './change-email.dialog';

const change = { email: 'new@x.example', expiresAt: '2026-11-24T14:25:00.000Z' };
const confirmUrl = '/api/v1/me/email/confirm';

describe('changing the address', () => {
  const open = (waiting: typeof change | null) => {
    const close = vi.fn();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: MAT_DIALOG_DATA, useValue: waiting },
        { provide: MatDialogRef, useValue: { close } },
      ],
    });
    const page = opened(ChangeEmailDialog);
    const server = TestBed.inject(HttpTestingController);
    const press = async (text: string) => (await page.loader.getHarness(MatButtonHarness.with({ text }))).click();
    const type = async (text: string) => (await page.loader.getHarness(MatInputHarness)).setValue(text);
    const refuse = async (code: string, more: object = {}) => {
      server.expectOne(confirmUrl).flush(aProblem({ code, title: code, ...more }), { status: 422, statusText: '' });
      await page.fixture.whenStable();
    };
    return { ...page, server, close, press, type, refuse };
  };

  it('sends a Token to the new address and takes it as it was copied', async () => {
    const { fixture, element, server, close, press, type } = open(null);
    await type('new@x.example');
    await press('Send Token');
    server.expectOne('/api/v1/me/email').flush(change, { status: 202, statusText: '' });
    await fixture.whenStable();
    expect(element.textContent).toContain('We sent a Token to new@x.example');
    await type(' abcde-fghij klmno-pqrst-uvwxyz ');
    await press('Verify');
    const call = server.expectOne(confirmUrl);
    expect(call.request.body).toEqual({ token: 'abcde-fghij klmno-pqrst-uvwxyz' });
    const me = {
      ...{ id: '0198c0de-0000-7000-8000-000000000001', name: 'Mila', email: 'new@x.example', mobile: null },
      ...{ kind: 'member', role: null, status: 'active', memberships: [], lastSignInAt: null },
    };
    call.flush(me);
    expect(close).toHaveBeenCalledWith(me);
  });
  it('counts the tries, and offers a new Token when none is left', async () => {
    const { element, server, press, type, refuse } = open(change);
    await type('wrong');
    await press('Verify');
    await refuse('mailbox-token-wrong', { triesLeft: 4 });
    expect(element.textContent).toContain('4 tries are left');
    await type('wrong again');
    await press('Verify');
    await refuse('mailbox-token-burnt', { triesLeft: 0 });
    await press('Send a new Token');
    const call = server.expectOne('/api/v1/me/email');
    expect(call.request.body).toEqual({ email: change.email });
  });
});
