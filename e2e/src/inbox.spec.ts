import { expect, test } from './test';
import { people } from './world/people';

test('the inbox shows a mail, its text with a link that works, and its source', async ({ page, screens }) => {
  await page.goto(`/dev/mail?to=${people.user.email}`);
  await page.getByLabel('To').fill('');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByLabel('To').focus(); // the list is not made anew under who is about to type: other tests send mails
  await screens('inbox');
  await page.getByRole('listitem').getByRole('link').first().click();
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible();
  await screens('inbox-mail');

  await page.getByRole('link', { name: 'Text' }).click();
  const opened = page.waitForEvent('popup');
  await page.locator('pre a').first().click();
  await expect((await opened).locator('h1')).toBeVisible();

  await page.getByRole('link', { name: 'Source' }).click();
  await expect(page.locator('pre')).toContainText('Message-ID:');
});
