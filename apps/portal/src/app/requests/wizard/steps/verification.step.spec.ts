import { MatButtonHarness } from '@angular/material/button/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import type { Check } from '@countersign/contracts';
import { aCheck, aPendingCheck, aRequest } from '../../testing/a-request';
import { openStep, textOf, withRequest } from '../../testing/open-step';
import { Board } from '../wizard.actions';
import { VerificationStep } from './verification.step';

const another = (over: Partial<Check>) =>
  aCheck({ id: '01890000-0000-7000-8000-000000000052', identifier: 'ida@x.example', ...over });

describe('the board', () => {
  const open = (...checks: Check[]) => {
    const request = aRequest({ status: 'verifying', checks });
    const { asked } = withRequest(request);
    const step = openStep(VerificationStep, request);
    const cells = (row: Element) => [...row.querySelectorAll('[role=cell]')].map(textOf).join(' | ');
    const rows = () => [...step.page.querySelectorAll('cs-check-row')].map(cells);
    const press = async (text: string) => (await step.loader.getHarness(MatButtonHarness.with({ text }))).click();
    const dialogs = () => TestbedHarnessEnvironment.documentRootLoader(step.fixture).getAllHarnesses(MatDialogHarness);
    return { ...step, asked, request, rows, press, dialogs };
  };

  it('gives each address a row with its state, what is known and what can be done', () => {
    const { page, rows } = open(
      aCheck(),
      another({ status: 'verified', outcome: 'pass', validUntil: '2026-12-23T10:00:00Z' }),
    );
    expect(textOf(page.querySelector('h2[id]'))).toBe('Email Validation');
    expect(textOf(page)).toContain('1/2');
    expect(rows()).toEqual([
      'mila@x.example | Unverified | Verify sends a token to this address. | Verify',
      'ida@x.example | Verified | Token entered · counts until 23 Dec 2026 | View',
    ]);
  });
  it('tells "no" from "could not look"', () => {
    const refused = {
      code: 'mailbox-undeliverable',
      severity: 'error',
      subject: 'mila@x.example',
      text: '550 no such user',
      expected: null,
      found: null,
      at: null,
      fix: null,
      retryable: false,
      source: 'smtp',
    } as const;
    const { rows } = open(
      aCheck({ status: 'failed', outcome: 'fail', details: [refused] }),
      another({ status: 'failed', outcome: 'error' }),
    );
    expect(rows()[0]).toContain('Unverified | mila@x.example 550 no such user');
    expect(rows()[1]).toContain('Could not check');
  });
  it('sends the Token on Verify and opens the dialog', async () => {
    const { asked, request, press, dialogs } = open(aCheck());
    await press('Verify');
    expect(asked).toEqual([Board.tokenAskedFor({ id: request.id, checkId: aCheck().id })]);
    expect(await dialogs()).toHaveLength(1);
  });
  it('only opens the dialog where a Token is on its way', async () => {
    const { asked, request, press, dialogs } = open(aPendingCheck());
    await press('Verify');
    expect(asked).toEqual([Board.tokenDialogOpened({ id: request.id, checkId: aCheck().id })]);
    expect(await dialogs()).toHaveLength(1);
  });
  it('shows the domains of a type that asks for them', () => {
    const { page, rows } = open(aCheck({ kind: 'domain', identifier: 'x.example' }));
    expect(textOf(page)).toContain('Domain Verification');
    expect(rows()[0]).toContain('x.example | Unverified | Not proved.');
  });
});
