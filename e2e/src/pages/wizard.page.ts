import { expect, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';

const titles = {
  csr: 'Certificate Signing Request (CSR)',
  sdn: 'Subject Distinguished Name (SDN)',
  san: 'Subject Alternative Name (SAN)',
  validity: 'Certificate Validity',
  verification: 'Ownership Verification',
} as const;
export type Step = keyof typeof titles;

/** The stepper from the CSR to the certificate. */
export class WizardPage {
  constructor(private readonly page: Page) {}

  async expectStep(step: Step): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: titles[step] })).toBeVisible();
  }

  nextButton(to: Step): Locator {
    return this.page.getByRole('button', { name: `Next: ${titles[to]}` });
  }

  async next(to: Step): Promise<void> {
    await this.nextButton(to).click();
    await this.expectStep(to);
  }

  async back(to: Step): Promise<void> {
    await this.page.getByRole('button', { name: `Back: ${titles[to]}` }).click();
    await this.expectStep(to);
  }

  async uploadCsr(file: string): Promise<void> {
    await this.page.getByLabel('CSR file').setInputFiles(file);
    await expect(this.page.getByText('signed by its own key')).toBeVisible();
  }

  async pasteCsr(pem: string): Promise<void> {
    const field = this.page.getByLabel('Paste Certificate Signing Request (CSR)');
    await field.fill(pem);
    await field.blur();
    await expect(this.page.getByText('signed by its own key')).toBeVisible();
  }

  async addEmail(address: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: 'Email Address' });
    await box.fill(address);
    await box.press('Enter');
    await expect(this.chip(address)).toBeVisible();
  }

  chip(text: string): Locator {
    return this.page.locator('mat-chip-row', { hasText: text });
  }

  /** The row of a check on the board. */
  row(identifier: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('cell', { name: identifier, exact: true }) });
  }

  async sendToken(address: string): Promise<void> {
    await this.row(address).getByRole('button', { name: 'Verify' }).click();
    await expect(this.dialog.getByText(`We sent a Token to ${address}`)).toBeVisible();
  }

  async typeToken(token: string): Promise<void> {
    await this.dialog.getByLabel('Token', { exact: true }).fill(token);
    await this.dialog.getByRole('button', { name: 'Verify' }).click();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Email Validation' });
  }

  async expectVerified(identifier: string): Promise<void> {
    await expect(this.row(identifier).getByText('Verified', { exact: true })).toBeVisible();
  }

  /** Presses the button and takes the file that comes by itself. */
  async generate(): Promise<string> {
    const coming = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Generate' }).click();
    await this.expectGenerated();
    return readFile(await (await coming).path(), 'utf8');
  }

  async expectGenerated(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Certificate generated' })).toBeVisible();
  }

  async download(format: 'PEM' | 'DER' | 'Chain' | 'P7B'): Promise<Buffer> {
    await this.page.getByRole('button', { name: 'Download' }).click();
    const coming = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: format }).click();
    return readFile(await (await coming).path());
  }
}
