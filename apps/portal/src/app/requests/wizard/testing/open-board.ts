import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import type { Check, RequestDetail } from '@countersign/contracts';
import type { Action, Store } from '@ngrx/store';
import { aRequest } from '../../testing/a-request';
import { type OpenStep, openStep, textOf, withRequest } from '../../testing/open-step';
import { VerificationStep } from '../steps/verification.step';

interface OpenBoard extends OpenStep<VerificationStep> {
  readonly store: Store<unknown>;
  readonly asked: Action[];
  readonly request: RequestDetail;
  readonly rows: () => string[];
  readonly press: (text: string) => Promise<void>;
  readonly dialogs: () => Promise<MatDialogHarness[]>;
}

/** The board with these checks; its rows as a person reads them, cell by cell. */
export function openBoard(...checks: Check[]): OpenBoard {
  const request = aRequest({ status: 'verifying', checks });
  const world = withRequest(request);
  const step = openStep(VerificationStep, request);
  return {
    ...step,
    ...world,
    request,
    rows: () => [...step.page.querySelectorAll('cs-check-row')].map(rowText),
    press: async (text) => (await step.loader.getHarness(MatButtonHarness.with({ text }))).click(),
    dialogs: () => TestbedHarnessEnvironment.documentRootLoader(step.fixture).getAllHarnesses(MatDialogHarness),
  };
}

const rowText = (row: Element) => [...row.querySelectorAll('.line [role=cell]')].map(cellText).join(' | ');

/** Buttons are told apart from each other. */
function cellText(cell: Element): string {
  const buttons = [...cell.querySelectorAll('button')].map(textOf);
  return buttons.length > 0 ? buttons.join(', ') : textOf(cell);
}
