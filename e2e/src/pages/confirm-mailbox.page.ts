import { expect, type Page } from '@playwright/test';

/** The page behind the link in the token mail: for the owner of the mailbox, who has no account. */
export class ConfirmMailboxPage {
  constructor(private readonly page: Page) {}

  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await expect(this.page.getByLabel('Token', { exact: true })).toHaveValue('');
  }

  async typeToken(token: string): Promise<void> {
    await this.page.getByLabel('Token', { exact: true }).fill(token);
    await this.page.getByRole('button', { name: 'Verify' }).click();
  }

  async expectVerified(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Verified' })).toBeVisible();
  }
}
