import { expect, type Page } from '@playwright/test';

export class RequestListPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/requests');
    await expect(this.page.getByRole('heading', { name: 'Certificate Requests' })).toBeVisible();
  }

  async create(): Promise<void> {
    await this.page.getByRole('link', { name: 'Create Request' }).click();
    await expect(this.page.getByRole('heading', { name: 'Create Request' })).toBeVisible();
  }
}
