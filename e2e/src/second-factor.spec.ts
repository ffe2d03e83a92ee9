import { enrolsHere } from './flows/enrolment';
import { newcomer } from './flows/newcomer';
import { SignInPage } from './pages/sign-in.page';
import { expect, test } from './test';
import { Authenticator } from './tools/authenticator';
import { ownServer } from './world/own-server';

test.describe.configure({ timeout: 240_000 });

test('an authenticator app is set up, asked for at the sign-in and again before an API token; a recovery code works once', async ({
  page,
  mailboxes,
  address,
}) => {
  const person = await newcomer(page, mailboxes, address);
  const signIn = new SignInPage(page);
  let app = new Authenticator('');
  let recovery: string[] = [];

  await test.step('set it up', async () => {
    await page.goto('/account/security');
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await page.getByRole('button', { name: 'Switch on' }).click();
    await expect(page.getByText('The code is not right')).toBeVisible();
    ({ app, recovery } = await enrolsHere(page));
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as a file' }).click();
    expect((await saved).suggestedFilename()).toBe('countersign-recovery-codes.txt');
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await expect(page.getByText('10 are left')).toBeVisible();
  });

  await test.step('sign in with a code of it, typed as the app shows it', async () => {
    await signIn.signOut(person.name);
    await signIn.type(person);
    await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
    await signIn.typeCode('000000');
    await expect(page.getByText('This code was not taken')).toBeVisible();
    await signIn.typeCode(app.now().replace(/^(...)/, '$1 '));
    await signIn.expectIn();
  });

  await test.step('a recovery code opens once', async () => {
    await signIn.signOut(person.name);
    await signIn.type(person);
    await signIn.typeRecoveryCode(recovery[0]!);
    await signIn.expectIn();
    await signIn.signOut(person.name);
    await signIn.type(person);
    await signIn.typeRecoveryCode(recovery[0]!);
    await expect(page.getByText('This code was not taken')).toBeVisible();
    await page.getByRole('button', { name: 'Use a code of the app' }).click();
    await signIn.typeCode(app.later());
    await signIn.expectIn();
  });

  await test.step('an API token asks again, and what was typed is kept', async () => {
    // ten minutes after the sign-in the server says so; here the first call is answered as it would be then
    await page.route(
      '**/api/v1/me/api-tokens',
      (route) =>
        route.fulfill({
          status: 403,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            ...{ type: 'about:blank', code: 'step-up-required', title: 'Confirm that it is you', status: 403 },
            ...{ detail: 'This act asks for your second factor again.', instance: '', retryable: false, errors: [] },
          }),
        }),
      { times: 1 },
    );
    await page.goto('/account/tokens/new');
    await page.getByLabel('Name').fill('Nightly report');
    await page.getByRole('button', { name: 'Read everything' }).click();
    const refused = page.waitForRequest('**/api/v1/me/api-tokens');
    await page.getByRole('button', { name: 'Create a token' }).click();
    await refused;
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await expect(dialog.getByLabel('Code', { exact: true })).toBeFocused();
    await dialog.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await dialog.getByLabel('Recovery code').fill(recovery[0]!);
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(dialog.getByText('The code is not right, or it was used already')).toBeVisible();
    await dialog.getByLabel('Recovery code').fill(recovery[1]!);
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(page.getByText('It is shown only now')).toBeVisible();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await expect(page.getByRole('row', { name: /Nightly report/ })).toBeVisible();
  });
});

test('who signs out everywhere is out in every other browser at its next call', async ({
  page,
  browser,
  baseURL,
  mailboxes,
  address,
}) => {
  const person = await newcomer(page, mailboxes, address);
  const elsewhere = await browser.newPage({ ...(baseURL && { baseURL }) });
  await elsewhere.goto('/sign-in');
  await new SignInPage(elsewhere).signIn(person);

  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await elsewhere.getByRole('button', { name: person.name }).click();
  await elsewhere.getByRole('menuitem', { name: 'Account' }).click();
  await expect(elsewhere.getByText('Your session is over')).toBeVisible();
  await elsewhere.close();
});

test('where a second factor is a must the first operator sets one up before anything else', async ({ browser }) => {
  const server = await ownServer({ REQUIRE_MFA: '1', DEMO: '0', RATE_LIMIT_FACTOR: '100' });
  try {
    const page = await browser.newPage({ baseURL: server.url });
    await expect.poll(() => server.printed()).toMatch(/\/invitations\/\S+/);
    await page.goto(/\/invitations\/\S+/.exec(server.printed())![0]);
    await page.getByLabel('Password', { exact: true }).fill('five quiet herons and a lamp');
    await page.getByRole('button', { name: 'Accept and create my account' }).click();
    await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
    await page.goto('/enterprises');
    await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
    await enrolsHere(page);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await expect(page).toHaveURL(`${server.url}/enterprises`);
    await expect(page.getByRole('heading', { level: 1, name: 'Enterprises' })).toBeVisible();
    await page.close();
  } finally {
    await server.stop();
  }
});
