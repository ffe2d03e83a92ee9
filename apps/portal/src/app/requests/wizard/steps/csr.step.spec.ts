import { MatButtonHarness } from '@angular/material/button/testing';
import { aRequest, goodCsr } from '../../testing/a-request';
import { openStep, textOf, withRequest } from '../../testing/open-step';
import { WizardPage } from '../wizard.actions';
import { CsrStepForm } from './csr.step';

const key =
  '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIPnbzKZ6z1Zk6b2v6m0q1m6m2m9V3n3w6m0q1m6m2m9V\n-----END PRIVATE KEY-----\n';
const aCsr = {
  pem: goodCsr,
  sha256: 'ab'.repeat(32),
  subject: [{ oid: '2.5.4.3', attribute: 'commonName', value: 'Mila Hansen' }],
  san: { emails: [], dnsNames: [], ipAddresses: [], otherNames: [] },
  version: 0,
  key: { algorithm: 'EC' as const, bits: 256, curve: 'P-256', exponent: null, spkiSha256: 'cd'.repeat(32) },
  signature: { algorithm: 'ECDSA with SHA-256', valid: true },
  extensions: [],
  findings: [],
};

describe('the CSR step', () => {
  const open = (of = aRequest()) => {
    const { asked } = withRequest(of);
    const step = openStep(CsrStepForm, of);
    const paste = (text: string) => {
      const box = step.page.querySelector('textarea')!;
      box.value = text;
      box.dispatchEvent(new Event('change'));
    };
    return { ...step, asked, paste };
  };

  it('reads a pasted CSR here and sends nothing but it', async () => {
    const { asked, paste } = open();
    paste(`Here it is:\r\n${goodCsr}thanks, Mila`);
    await expect.poll(() => asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ type: WizardPage.stepEdited.type, edit: { step: 'csr' } });
    expect(JSON.stringify(asked[0])).not.toContain('thanks');
  });
  it('names a private key as such and does not send it', async () => {
    const { asked, page, paste } = open();
    paste(key);
    await expect.poll(() => textOf(page.querySelector('[role=alert]'))).toContain('That is a private key');
    expect(asked).toEqual([]);
  });
  it('gives a command that makes a good one, to copy', async () => {
    const { page, fixture } = open();
    expect(await fixture.componentInstance.finished()).toBeUndefined();
    await fixture.whenStable();
    expect(textOf(page.querySelector('[role=alert] code'))).toMatch(/^openssl req -new /);
    expect(page.querySelector('[role=alert] button')?.getAttribute('aria-label')).toBe('Copy command');
  });
  it('shows what was given, read only, in words, with its details and a way to replace it', async () => {
    const { page, loader } = open(aRequest({ csr: aCsr }));
    expect(page.querySelector('textarea')?.readOnly).toBe(true);
    expect(textOf(page)).toContain('EC P-256, signed by its own key');
    await (await loader.getHarness(MatButtonHarness.with({ selector: '[aria-label="CSR details"]' }))).click();
    expect(textOf(document.querySelector('cs-csr-details-dialog'))).toContain('Mila Hansen');
    await (await loader.getHarness(MatButtonHarness.with({ text: /Replace/ }))).click();
    expect(textOf(page)).toContain('Paste Certificate Signing Request (CSR)');
  });
});
