import { SignInPage } from './pages/sign-in.page';
import { expect, test } from './test';
import { enterprise, people } from './world/people';

test.describe.configure({ timeout: 600_000 });

test('what was done: in the whole installation, of one enterprise, of one request', async ({ page, screens }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(people.operator);

  await page.getByRole('link', { name: 'Audit', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Details:/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByText(/^Unbroken, [\d,]+ records, checked/)).toBeVisible();
  await screens('audit');

  await test.step('a row opens to what changed', async () => {
    await page.goto('/audit?action=request.created'); // others do much meanwhile
    await page
      .getByRole('button', { name: /^Details: .* created REQ-/ })
      .first()
      .click();
    await expect(page.locator('cs-audit-details')).toBeVisible();
    await screens('audit-row');
  });

  await test.step('filters stand in the address, and a sent link shows the same', async () => {
    await page.goto('/audit');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByLabel('About a').click();
    await page.getByRole('option', { name: 'Enterprise', exact: true }).click();
    await expect(page).toHaveURL(/objectType=enterprise/);
    await screens('audit-filters');
    await page.goto(`${page.url()}&from=today`);
    await expect(page.getByText('About a: Enterprise')).toBeVisible();
    await page.goto('/audit?q=nobody-ever-did-this');
    await expect(page.getByText('Nothing recorded for this filter')).toBeVisible();
    await screens('audit-nothing-found');
  });

  await test.step('an enterprise and a request have their own', async () => {
    await page.goto('/enterprises');
    await page.getByRole('link', { name: enterprise }).click();
    await page.getByRole('tab', { name: 'Audit' }).click();
    await expect(page.getByRole('button', { name: /^Details:/ }).first()).toBeVisible();
    await screens('audit-enterprise');
    await page.goto('/requests');
    await page.getByRole('link', { name: 'REQ-000001' }).click();
    await page.getByRole('tab', { name: 'Activity' }).click();
    await expect(page.getByRole('button', { name: /^Details:/ }).first()).toBeVisible();
    await screens('request-activity');
  });
});

test('a list that cannot be read says so, one that is on its way shows its shape', async ({ page, screens }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(people.operator);
  await page.route(/\/api\/v1\/audit-events\?/, (route) => route.fulfill({ status: 500, json: {} }));
  await page.goto('/audit');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await screens('audit-error');
});
