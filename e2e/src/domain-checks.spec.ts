import type { Caa, Connector, Enterprise, Profile, RequestDetail } from '@countersign/contracts';
import { X509Certificate } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { CreateRequestPage } from './pages/create-request.page';
import { RequestListPage } from './pages/request-list.page';
import { SignInPage } from './pages/sign-in.page';
import { WizardPage } from './pages/wizard.page';
import { expect, test } from './test';
import { BreakableLine } from './tools/breakable-line';
import { makeCsr } from './tools/csr';
import type { OpenSsl } from './tools/openssl';
import { Voice } from './tools/voice';
import { people } from './world/people';

test.describe.configure({ timeout: 240_000 });

interface Asked {
  readonly enterprise: string;
  readonly type: string;
}
const field = { required: true, editable: true, max: 5 } as const;

/** An enterprise with CAA on, whose one certificate type asks for a proof of the domain. */
async function domainHouse(baseURL: string, tag: string): Promise<Asked> {
  const operator = await Voice.signedIn(baseURL, people.operator);
  const connectors = await operator.get<{ items: Connector[] }>('/connectors?size=1');
  const type = `Domain e-mail ${tag}`;
  const { id: profileId } = await operator.post<Profile>('/profiles', {
    name: type,
    ca: { connectorId: connectors.items[0]!.id },
    subjectType: 'mailbox',
    validationType: 'domain',
    subject: [{ attribute: 'commonName', required: false, editable: true, fixedValue: null, pattern: null }],
    san: [
      { type: 'email', ...field },
      { type: 'dns', ...field },
    ],
  });
  const enterprise = `Rügen Reederei ${tag}`;
  const { id } = await operator.post<Enterprise>('/enterprises', { name: enterprise, profileIds: [profileId] });
  const policies = { generateOnBehalf: false, approvedDomainsOnly: false, domainPerUser: true };
  await operator.put(`/enterprises/${id}/policies/requests`, policies);
  await operator.put<Caa>(`/enterprises/${id}/caa`, { enabled: true, issuers: ['ca.example'] });
  await operator.end();
  return { enterprise, type };
}

/** Signed in as an operator, with everything stated up to the board. */
async function toTheBoard(page: Page, openssl: OpenSsl, asked: Asked, name: string): Promise<WizardPage> {
  const { csrFile } = await makeCsr(openssl, 'p256', `/CN=mila@${name}`);
  const wizard = new WizardPage(page);
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(people.operator);
  await new RequestListPage(page).create();
  await new CreateRequestPage(page).create(asked);
  await wizard.expectStep('csr');
  await wizard.uploadCsr(openssl.path(csrFile));
  await wizard.next('sdn');
  await wizard.next('san');
  const names = page.getByRole('combobox', { name: 'Domain Names (DNS)' });
  await names.fill(name);
  await names.press('Enter');
  await wizard.next('validity');
  await wizard.next('verification');
  return wizard;
}

const section = (page: Page, name: string): Locator => page.getByRole('table', { name, exact: true });
const status = (rows: Locator, word: string): Locator => rows.getByText(word, { exact: true });
const press = (rows: Locator, name: string) => rows.getByRole('button', { name, exact: true }).click();

test('a domain is proved by a TXT record, its CAA records and DNSSEC are looked at, and the certificate is made', async ({
  page,
  baseURL,
  openssl,
  address,
  screens,
}) => {
  const name = 'txt-verified.example';
  const asked = await domainHouse(baseURL!, address.split('@')[0]!);
  const wizard = await toTheBoard(page, openssl, asked, name);
  const [domain, caa, dnssec] = ['Domain Verification', 'CAA', 'DNSSEC'].map((each) => section(page, each)) as [
    Locator,
    Locator,
    Locator,
  ];
  await expect(dnssec.getByText('Comes with the look at CAA records.')).toBeVisible();
  await expect(page.getByText('3 things are left').filter({ visible: true })).toBeVisible();
  await screens('wizard-domain-open');

  await test.step('a file is offered as well', async () => {
    await press(domain, 'Upload a File');
    await expect(domain.getByRole('link', { name: 'Download file' })).toBeVisible();
    const coming = page.waitForEvent('download');
    await domain.getByRole('link', { name: 'Download file' }).click();
    expect((await coming).suggestedFilename()).toMatch(/^[a-z2-7]{26}\.txt$/);
    await screens('wizard-domain-file');
  });

  await test.step('the TXT record is shown, published, and seen', async () => {
    await press(domain, 'TXT Record instead');
    await expect(domain.getByRole('button', { name: 'Copy zone line' })).toBeVisible();
    await expect(domain.getByText(new RegExp(`^_ra-challenge.${name}. 300 IN TXT "[a-z2-7]{26}"$`))).toBeVisible();
    await screens('wizard-domain-txt');
    await press(domain, 'Verify');
    await expect(status(domain, 'Verified')).toBeVisible();
    await expect(domain.getByRole('button', { name: 'View' })).toBeFocused();
  });

  await test.step('CAA and DNSSEC', async () => {
    await press(caa, 'Verify');
    await expect(status(caa, 'Verified')).toBeVisible();
    await expect(status(dnssec, 'Verified')).toBeVisible();
    await screens('wizard-domain-done');
    await press(caa, 'View');
    await expect(page.getByRole('dialog', { name: 'Evidence' }).getByText('Proved', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  const pem = await wizard.generate();
  expect(new X509Certificate(pem).checkEmail(`mila@${name}`)).toBe(`mila@${name}`);
});

test('a domain whose CAA records name somebody else says so, with the line that mends it', async ({
  page,
  baseURL,
  openssl,
  address,
  screens,
}) => {
  const name = 'caa-deny.example';
  const asked = await domainHouse(baseURL!, address.split('@')[0]!);
  await toTheBoard(page, openssl, asked, name);
  const [domain, caa] = [section(page, 'Domain Verification'), section(page, 'CAA')];

  await press(caa, 'Verify');
  await expect(caa.locator('.tone-failed').getByText('other-ca.example')).toBeVisible();
  await expect(status(caa, 'Unverified')).toBeVisible();
  await expect(caa.getByText(`${name}. IN CAA 0 issuemail "ca.example"`)).toBeVisible();
  await expect(caa.getByRole('button', { name: 'Copy line' })).toBeVisible();
  await expect(caa.getByText('We look again by ourselves')).toBeVisible();
  await expect(page.getByText('Its CAA records keep us from issuing').first()).toBeAttached();

  await press(domain, 'TXT Record');
  await press(domain, 'Verify');
  await expect(domain.getByText(`There is no TXT record at _ra-challenge.${name}.`)).toBeVisible();
  await screens('wizard-domain-denied');
  await expect(page.getByRole('button', { name: 'Generate' })).toHaveAttribute('aria-disabled', 'true');
});

test('stream-died-job-lived: the line breaks while a check runs; the page says so, comes back by itself, and shows what came of it', async ({
  browser,
  baseURL,
  openssl,
  address,
}) => {
  const cable = await BreakableLine.laid();
  const page = await browser.newPage({ baseURL: baseURL!, proxy: { server: cable.server } });
  const asked = await domainHouse(baseURL!, address.split('@')[0]!);
  await toTheBoard(page, openssl, asked, 'txt-verified.example');
  const caa = section(page, 'CAA');
  const line = (text: string) => page.getByText(text).filter({ visible: true });
  await expect(line('Live, last news')).toBeVisible();

  cable.break();
  await expect(line('Not connected, trying again')).toBeVisible();
  const id = /requests\/([0-9a-f-]{36})/.exec(page.url())![1]!;
  const operator = await Voice.signedIn(baseURL!, people.operator);
  const { checks } = await operator.get<RequestDetail>(`/requests/${id}`);
  const check = checks.find(({ kind }) => kind === 'caa')!;
  await operator.post(`/requests/${id}/checks/${check.id}/verify`);
  await operator.end();
  await expect(status(caa, 'Unverified')).toBeVisible();

  cable.mend();
  await expect(line('Live, last news')).toBeVisible();
  await expect(status(caa, 'Verified')).toBeVisible();
  await page.close();
  cable.end();
});
