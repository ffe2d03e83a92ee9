import { readFile } from 'node:fs/promises';
import { ownEnterprise } from './flows/own-enterprise';
import { SignInPage } from './pages/sign-in.page';
import { expect, test as inTheHouse } from './test';
import { ownServer } from './world/own-server';

/** A server of its own: five thousand mails and records stand in nobody's way. */
const test = inTheHouse.extend({
  baseURL: async ({ browserName: _ }, use) => {
    const server = await ownServer({ DEMO: '1', RATE_LIMIT_FACTOR: '100' });
    await use(server.url);
    await server.stop();
  },
});
test.describe.configure({ timeout: 400_000 });

const LINES = 5000;
const lines = (more: readonly string[], from = 0) =>
  ['name,email,role']
    .concat(
      Array.from({ length: LINES - more.length }, (_, n) => `Person ${n},p${from + n}@bulk.example,enterprise-user`),
    )
    .concat(more)
    .join('\r\n');

test('an enterprise’s admin invites 5,000 at once: faults first, then the work, which a reload does not stop', async ({
  page,
  baseURL,
  mailboxes,
  address,
  screens,
}) => {
  const { id, owner } = await ownEnterprise({ baseURL: baseURL!, mailboxes }, address, `Many hands of ${address}`);
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(owner);
  await page.goto(`/enterprises/${id}/invitations`);
  await page.getByRole('link', { name: 'Invite many' }).click();
  await expect(page.getByRole('heading', { name: 'Invite many' })).toBeVisible();
  await screens('bulk-invitations-file');

  await test.step('an example to begin with', async () => {
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download an example' }).click();
    const example = await saved;
    expect(example.suggestedFilename()).toBe('invitations.csv');
    expect(await readFile(await example.path(), 'utf8')).toMatch(/^name,email,role\r\n/);
  });

  await test.step('a file that is none says what is missing', async () => {
    await page.getByLabel('Paste the lines').fill('somebody@bulk.example');
    await page.getByRole('button', { name: 'Check the lines' }).click();
    await expect(page.getByText('The first line of the file names no column role')).toBeVisible();
    await expect(page.getByLabel('Paste the lines')).toHaveValue('somebody@bulk.example');
    await screens('bulk-invitations-refused');
  });

  await test.step('what is wrong with which line, before anything is sent', async () => {
    await page.getByLabel('CSV file').setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        lines(['Nobody,nobody,enterprise-user', 'Twice,P0@bulk.example,', 'Pope,pope@bulk.example,pope']),
      ),
    });
    await expect(page.getByRole('heading', { name: '4,997 good lines, 3 with a fault' })).toBeVisible({
      timeout: 30_000,
    });
    await expect(page.getByRole('listitem').filter({ hasText: 'Line 4999' })).toContainText(
      'is not a whole e-mail address',
    );
    await expect(page.getByText('P0@bulk.example stands in line 2 already.')).toBeVisible();
    await expect(page.getByText('p7@bulk.example')).toBeHidden();
    await screens('bulk-invitations-faults');
    await page.getByRole('button', { name: 'Show all lines' }).click();
    await expect(page.getByText('p7@bulk.example')).toBeVisible();
    await screens('bulk-invitations-all');
    expect(await mailboxes.of('p0@bulk.example')).toEqual([]);
  });

  const progress = page.getByRole('progressbar');
  const dealt = async () => Number(await progress.getAttribute('aria-valuenow'));
  await test.step('the work goes on, also when the page is loaded again', async () => {
    await page.getByRole('button', { name: 'Invite 4,997 good lines' }).click();
    await expect(page.getByRole('heading', { name: 'Inviting…' })).toBeVisible();
    await expect.poll(dealt, { timeout: 60_000 }).toBeGreaterThan(5);
    await screens('bulk-invitations-running');
    const before = await dealt();
    await page.reload();
    await expect(progress).toBeVisible();
    expect(await dealt()).toBeGreaterThanOrEqual(before);
  });

  await test.step('it ends with the counts and a table of every line', async () => {
    const end = page.getByRole('heading', { name: '4,997 invitations went out' });
    await expect(end).toBeVisible({ timeout: 240_000 });
    await expect(page.getByText('3 lines were left out')).toBeVisible();
    await screens('bulk-invitations-done');
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the result as CSV' }).click();
    const result = (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\r\n');
    expect(result).toHaveLength(LINES + 1);
    expect(result.filter((line) => line.includes(',failed,'))).toHaveLength(3);
    expect((await mailboxes.newestOf('p0@bulk.example')).subject).toContain('Many hands');
  });

  await test.step('they wait for an answer in the list', async () => {
    await page.getByRole('link', { name: 'Back to the invitations' }).click();
    await page.getByRole('searchbox', { name: 'Name, e-mail' }).fill('p4711@');
    await expect(page.getByRole('row', { name: /p4711@bulk\.example/ })).toContainText('Waiting');
  });
});

test('a file that is dropped is looked at too, and another takes its place', async ({
  page,
  baseURL,
  mailboxes,
  address,
}) => {
  const { id, owner } = await ownEnterprise({ baseURL: baseURL!, mailboxes }, address, `Dropped by ${address}`);
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(owner);
  await page.goto(`/enterprises/${id}/invitations/bulk`);
  const drop = async (text: string) => {
    const data = await page.evaluateHandle((body) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([body], 'people.csv', { type: 'text/csv' }));
      return transfer;
    }, text);
    await page.locator('cs-file-drop').dispatchEvent('drop', { dataTransfer: data });
  };
  await drop('name;email;role\nZoë,zoe@drop.example,\n');
  await expect(page.getByText('1 with a fault')).toBeVisible();
  await page.getByRole('button', { name: 'Take another file' }).click();
  await drop('name;email;role\nZoë;zoe@drop.example;\n');
  await expect(page.getByRole('heading', { name: '1 good line, 0 with a fault' })).toBeVisible();
  await page.getByRole('button', { name: 'Invite 1 person' }).click();
  await expect(page.getByRole('heading', { name: '1 invitation went out' })).toBeVisible();
});
