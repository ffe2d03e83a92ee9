import { toTheBoard } from './flows/to-the-board';
import { expect, test } from './test';
import { makeCsr } from './tools/csr';

test.describe.configure({ timeout: 120_000 });

test('two hands on Generate at once make one certificate', async ({ page, context, openssl, mailboxes, address }) => {
  const { csrFile } = await makeCsr(openssl, 'p256', `/CN=${address}`);
  const wizard = await toTheBoard(page, openssl.path(csrFile));
  await wizard.sendToken(address);
  await wizard.typeToken(await mailboxes.tokenOf(address));
  await wizard.expectVerified(address);

  const other = await context.newPage();
  await other.goto(page.url());
  const hands = [page, other].map((each) => each.getByRole('button', { name: 'Generate' }));
  for (const hand of hands) await expect(hand).toBeEnabled();
  await Promise.all(hands.map((hand) => hand.click()));
  for (const each of [page, other]) {
    const generated = each.getByRole('heading', { name: 'Certificate generated' });
    await expect(generated.or(each.getByText('Issued', { exact: true })).first()).toBeVisible(); // the one, or the page of the request
  }

  const answer = await page.request.get('/api/v1/certificates', { params: { q: address } });
  expect(((await answer.json()) as { items: unknown[] }).items).toHaveLength(1);
});
