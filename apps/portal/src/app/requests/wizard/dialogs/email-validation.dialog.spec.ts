import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatInputHarness } from '@angular/material/input/testing';
import { type Check, type Problem } from '@countersign/contracts';
import { aCheck, aPendingCheck, aRequest } from '../../testing/a-request';
import { textOf, withRequest } from '../../testing/open-step';
import { Board, RequestAnswers, RequestNews } from '../wizard.actions';
import { EmailValidationDialog } from './email-validation.dialog';

const problem = (code: string, title = code): Problem => ({
  type: '',
  code,
  title,
  status: 422,
  detail: `About ${code}.`,
  instance: '',
  retryable: false,
  errors: [],
});

describe('the Email Validation dialog', () => {
  const open = (check: Check) => {
    const request = aRequest({ status: 'verifying', checks: [check] });
    const close = vi.fn();
    const { store, asked } = withRequest(
      request,
      { provide: MAT_DIALOG_DATA, useValue: { requestId: request.id, checkId: check.id } },
      { provide: MatDialogRef, useValue: { close } },
    );
    const fixture = TestBed.createComponent(EmailValidationDialog);
    fixture.detectChanges();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const page = fixture.nativeElement as HTMLElement;
    const token = () => loader.getHarness(MatInputHarness);
    const button = (text: string) => loader.getHarness(MatButtonHarness.with({ text }));
    const answer = async (changed: Check) => {
      store.dispatch(RequestAnswers.checkAnswered({ request: { ...request, checks: [changed] }, checkId: check.id }));
      await fixture.whenStable();
    };
    return { fixture, store, asked, close, page, token, button, answer, request };
  };
  const ids = { id: aRequest().id, checkId: aCheck().id };

  it('has the Token sent, says to whom, and lets it be sent again after a minute', async () => {
    const { asked, page, button, answer } = open(aCheck());
    expect(asked).toEqual([Board.tokenAskedFor(ids)]);
    expect(textOf(page)).toContain('We are sending a Token to mila@x.example.');
    await answer(aPendingCheck());
    expect(textOf(page)).toContain('We sent a Token to mila@x.example.');
    expect(await (await button('Send again')).isDisabled()).toBe(true);
    expect(textOf(page)).toMatch(/in \d\d s/);
  });
  it('takes the Token as it was copied, and does not ask without one', async () => {
    const { asked, page, token, button } = open(aPendingCheck());
    await (await button('Verify')).click();
    expect(textOf(page)).toContain('Type the token that stands in the mail.');
    await (await token()).setValue(' abcde-fghij klmno-pqrst-uvwxyz ');
    await (await button('Verify')).click();
    expect(asked).toEqual([
      Board.tokenDialogOpened(ids),
      Board.tokenTyped({ ...ids, token: 'abcde-fghij klmno-pqrst-uvwxyz' }),
    ]);
  });
  it('stays when the Token is wrong, and counts the tries from the third on', async () => {
    const { store, page, token, button, fixture } = open(aPendingCheck());
    await (await token()).setValue('wrong');
    await (await button('Verify')).click();
    store.dispatch(RequestAnswers.checkRefused({ checkId: ids.checkId, problem: problem('mailbox-token-wrong') }));
    await fixture.whenStable();
    expect(textOf(page)).toContain('This is not the token of the newest mail.');
    expect(textOf(page)).not.toContain('tries are left');
    store.dispatch(RequestNews.checkChanged({ id: ids.id, check: aPendingCheck(3) }));
    await fixture.whenStable();
    expect(textOf(page)).toContain('3 tries are left');
  });
  it('says why no mail can be sent now', async () => {
    const { store, page, fixture } = open(aCheck());
    store.dispatch(
      RequestAnswers.checkRefused({ checkId: ids.checkId, problem: problem('rate-limited', 'Too often') }),
    );
    await fixture.whenStable();
    expect(textOf(page.querySelector('[role=alert]'))).toContain('About rate-limited.');
  });
  it('closes by itself when the owner of the mailbox types the Token elsewhere', async () => {
    const { store, close, fixture } = open(aPendingCheck());
    expect(close).not.toHaveBeenCalled();
    store.dispatch(RequestNews.checkChanged({ id: ids.id, check: aCheck({ status: 'verified', outcome: 'pass' }) }));
    await fixture.whenStable();
    expect(close).toHaveBeenCalledOnce();
  });
});
