import { expect, type Page } from '@playwright/test';
import { Authenticator } from '../tools/authenticator';

/** The app that scans what stands on the page now, and its first code typed. Ends with the recovery codes on the page. */
export async function enrolsHere(page: Page): Promise<{ app: Authenticator; recovery: string[] }> {
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  const app = new Authenticator(await page.locator('cs-code-line code').innerText());
  await app.steady();
  await page.getByLabel('Code', { exact: true }).fill(app.earlier());
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('heading', { name: 'Keep these recovery codes' })).toBeVisible();
  return { app, recovery: await page.locator('cs-recovery-codes li').allInnerTexts() };
}
