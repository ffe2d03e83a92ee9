import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { SignInPage } from '../src/pages/sign-in.page';
import { people } from '../src/world/people';

test('the list of certificate requests, for the README', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(people.operator);
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await page.screenshot({ path: join(import.meta.dirname, '../../docs/pictures/requests.png') });
});
