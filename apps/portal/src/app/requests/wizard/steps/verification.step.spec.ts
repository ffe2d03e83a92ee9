import type { Check } from '@countersign/contracts';
import { aCheck, aPendingCheck } from '../../testing/a-request';
import { textOf } from '../../testing/open-step';
import { openBoard } from '../testing/open-board';
import { Board } from '../wizard.actions';

const another = (over: Partial<Check>) =>
  aCheck({ id: '01890000-0000-7000-8000-000000000052', identifier: 'ida@x.example', ...over });

describe('the board', () => {
  it('gives each address a row with its state, what is known and what can be done', () => {
    const { page, rows } = openBoard(
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
    const { rows } = openBoard(
      aCheck({ status: 'failed', outcome: 'fail', details: [refused] }),
      another({ status: 'failed', outcome: 'error' }),
    );
    expect(rows()[0]).toContain('Unverified | mila@x.example 550 no such user');
    expect(rows()[1]).toContain('Could not check');
  });
  it('sends the Token on Verify and opens the dialog', async () => {
    const { asked, request, press, dialogs } = openBoard(aCheck());
    await press('Verify');
    expect(asked).toEqual([Board.tokenAskedFor({ id: request.id, checkId: aCheck().id })]);
    expect(await dialogs()).toHaveLength(1);
  });
  it('only opens the dialog where a Token is on its way', async () => {
    const { asked, request, press, dialogs } = openBoard(aPendingCheck());
    await press('Verify');
    expect(asked).toEqual([Board.tokenDialogOpened({ id: request.id, checkId: aCheck().id })]);
    expect(await dialogs()).toHaveLength(1);
  });
});
