import { expect, type Page } from '@playwright/test';
import type { Person } from '../world/people';

export class SignInPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/sign-in');
    await expect(this.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  }

  async signIn(person: Person): Promise<void> {
    await this.type(person);
    await this.expectIn();
  }

  /** Address and password; what comes then depends on the account. */
  async type({ email, password }: Person): Promise<void> {
    await this.page.getByLabel('Email Address').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  async typeCode(code: string): Promise<void> {
    await this.page.getByLabel('Code', { exact: true }).fill(code);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  async typeRecoveryCode(code: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await this.page.getByLabel('Recovery code').fill(code);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  async expectIn(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Certificate Requests' })).toBeVisible();
  }

  async signOut(name: string): Promise<void> {
    await this.page.getByRole('button', { name }).click();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(this.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  }
}
