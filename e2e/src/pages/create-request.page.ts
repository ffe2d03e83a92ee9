import type { Page } from '@playwright/test';

export class CreateRequestPage {
  constructor(private readonly page: Page) {}

  async create({ enterprise, type }: { enterprise: string; type: string }): Promise<void> {
    await this.choose('Enterprise', enterprise);
    await this.choose('Certificate Type', type);
    await this.page.getByRole('button', { name: 'Create' }).click();
  }

  /** A member of one enterprise has nothing to choose there. */
  private async choose(label: string, option: string): Promise<void> {
    const select = this.page.getByRole('combobox', { name: label });
    if ((await select.count()) === 0 || (await select.textContent())?.includes(option)) return;
    await select.click();
    await this.page.getByRole('option', { name: option }).click();
  }
}
