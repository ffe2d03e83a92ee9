import { expect, type Locator, type Page } from '@playwright/test';

/** The people of an enterprise, and what is done about one of them. */
export class MembersPage {
  constructor(private readonly page: Page) {}

  async open(enterpriseId: string): Promise<void> {
    await this.page.goto(`/enterprises/${enterpriseId}/members`);
    await this.isShown();
  }

  async isShown(): Promise<void> {
    await expect(this.page.getByRole('tab', { name: 'Members' })).toHaveAttribute('aria-selected', 'true');
  }

  async find(email: string): Promise<Locator> {
    await this.isShown();
    await this.page.getByRole('searchbox').fill(email);
    await expect(this.page).toHaveURL(/[?&]q=/);
    const row = this.page.getByRole('row', { name: email });
    await expect(row).toBeVisible();
    return row;
  }

  async act(name: string, act: string): Promise<void> {
    await this.page.getByRole('button', { name: `Actions for ${name}` }).click();
    await this.page.getByRole('menuitem', { name: act }).click();
  }

  async setState(name: string, state: string, act: string): Promise<void> {
    await this.act(name, 'Change state…');
    await giveState(this.page, state, act);
  }

  async giveRole(name: string, role: string): Promise<void> {
    await this.act(name, 'Change role…');
    const dialog = this.page.getByRole('dialog', { name: `Role of ${name}` });
    await dialog.getByRole('combobox', { name: 'Role' }).click();
    await this.page.getByRole('option', { name: role }).click();
    await dialog.getByRole('button', { name: 'Give this role' }).click();
    await expect(dialog).toBeHidden();
  }
}

/** In the dialog of a state, which says beside each what it means. */
export async function giveState(page: Page, state: string, act: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^State of/ });
  await dialog.getByRole('radio', { name: state }).check();
  await dialog.getByRole('button', { name: act, exact: true }).click();
  await expect(dialog).toBeHidden();
}
