import { X509Certificate } from 'node:crypto';
import { CreateRequestPage } from './pages/create-request.page';
import { RequestListPage } from './pages/request-list.page';
import { SignInPage } from './pages/sign-in.page';
import { WizardPage } from './pages/wizard.page';
import { expect, test } from './test';
import { keyKinds, makeCsr } from './tools/csr';
import { encryptAndDecrypt, signAndVerify, splitChain, verifyWithCrl } from './tools/smime';
import { enterprise, mailboxProfile, people } from './world/people';

test.describe.configure({ timeout: 120_000 });

for (const kind of keyKinds)
  test(`from a CSR of openssl to a certificate that signs and opens mail: ${kind}`, async ({
    page,
    openssl,
    mailboxes,
    address,
  }) => {
    const { keyFile, csrFile } = await makeCsr(openssl, kind, `/CN=${address}`);
    const signIn = new SignInPage(page);
    const list = new RequestListPage(page);
    const wizard = new WizardPage(page);

    await test.step('sign in and create', async () => {
      await signIn.open();
      await signIn.signIn(people.user);
      await list.create();
      await new CreateRequestPage(page).create({ enterprise, type: mailboxProfile });
    });

    await test.step('CSR, subject, addresses, validity', async () => {
      await wizard.expectStep('csr');
      await wizard.uploadCsr(openssl.path(csrFile));
      await wizard.next('sdn');
      await wizard.next('san');
      await expect(wizard.chip(address)).toBeVisible(); // found in the CSR
      await wizard.next('validity');
      await wizard.next('verification');
    });

    await test.step('the Token comes by mail and proves the mailbox', async () => {
      await wizard.sendToken(address);
      const token = await mailboxes.tokenOf(address);
      await wizard.typeToken(token);
      await wizard.expectVerified(address);
    });

    await test.step('what was downloaded is trusted, signs and opens mail', async () => {
      const pem = await wizard.generate();
      const chain = await splitChain(openssl, (await wizard.download('Chain')).toString('utf8'));
      expect(new X509Certificate(pem).checkEmail(address)).toBe(address);
      expect(new X509Certificate(await wizard.download('DER')).fingerprint256).toBe(
        new X509Certificate(pem).fingerprint256,
      );
      await verifyWithCrl(openssl, chain);
      await signAndVerify(openssl, chain, keyFile);
      await encryptAndDecrypt(openssl, chain, keyFile);
    });
  });
