import { X509Certificate } from 'node:crypto';
import { toTheBoard } from './flows/to-the-board';
import { expect, test } from './test';
import { keyKinds, makeCsr } from './tools/csr';
import { encryptAndDecrypt, signAndVerify, splitChain, verifyWithCrl } from './tools/smime';

test.describe.configure({ timeout: 120_000 });

for (const kind of keyKinds)
  test(`from a CSR of openssl to a certificate that signs and opens mail: ${kind}`, async ({
    page,
    openssl,
    mailboxes,
    address,
  }) => {
    const { keyFile, csrFile } = await makeCsr(openssl, kind, `/CN=${address}`);
    const wizard = await toTheBoard(page, openssl.path(csrFile));

    await test.step('the Token comes by mail and proves the mailbox', async () => {
      await wizard.sendToken(address);
      await wizard.typeToken(await mailboxes.tokenOf(address));
      await wizard.expectVerified(address);
    });

    await test.step('what was downloaded is trusted, signs and opens mail', async () => {
      const pem = await wizard.generate();
      const chain = await splitChain(openssl, (await wizard.download('Chain')).toString('utf8'));
      const der = await wizard.download('DER');
      expect(new X509Certificate(pem).checkEmail(address)).toBe(address);
      expect(new X509Certificate(der).fingerprint256).toBe(new X509Certificate(pem).fingerprint256);
      await verifyWithCrl(openssl, chain);
      await signAndVerify(openssl, chain, keyFile);
      await encryptAndDecrypt(openssl, chain, keyFile);
    });
  });
