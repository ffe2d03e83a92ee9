import { test, type Page } from '@playwright/test';
import { CreateRequestPage } from '../pages/create-request.page';
import { RequestListPage } from '../pages/request-list.page';
import { SignInPage } from '../pages/sign-in.page';
import { WizardPage } from '../pages/wizard.page';
import { enterprise, mailboxProfile, people } from '../world/people';

/** Signed in, with a request whose CSR names one address: everything up to the proofs, each step as the CSR filled it in. */
export async function toTheBoard(page: Page, csrFile: string): Promise<WizardPage> {
  const wizard = new WizardPage(page);
  await test.step('sign in and create', async () => {
    const signIn = new SignInPage(page);
    await signIn.open();
    await signIn.signIn(people.user);
    await new RequestListPage(page).create();
    await new CreateRequestPage(page).create({ enterprise, type: mailboxProfile });
  });
  await test.step('CSR, subject, addresses, validity', async () => {
    await wizard.expectStep('csr');
    await wizard.uploadCsr(csrFile);
    await wizard.next('sdn');
    await wizard.next('san');
    await wizard.next('validity');
    await wizard.next('verification');
  });
  return wizard;
}
