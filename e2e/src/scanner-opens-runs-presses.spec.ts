import { expect, test } from './test';
import { kindOf, kindsOfMail, linksOf } from './tools/mail-links';
import { looksAt, looksBehind, manners, Scanner } from './tools/scanner';
import { MailedHouse, type HouseState } from './world/mailed-house';

test.describe.configure({ timeout: 180_000 });
test.use({ trace: 'off' }); // it looks at the page after each press

/** A robot may end an open proof and an open invitation. All else, and what comes of it, stays as it was. */
const ended = ['mailbox-refused', 'mailbox-token-burnt'];
/** And it may ask for a link to set a new password, which goes to the owner of the address, like anybody at the sign-in. */
const asksForLink = 'POST /api/v1/password-resets';
/** Nothing makes accounts for others yet; and a record that turns up in DNS by itself leads to its request alone, as a certificate's mail does. */
const unsent = ['activation', 'check-verified'];
const apartFromRefusals = ({ requests, invitations, mails, ...rest }: HouseState) => ({
  ...rest,
  requests: requests.map(({ id, certificateId, checks }) => ({
    ...{ id, certificateId },
    checks: checks.map(({ status, code }) =>
      status === 'pending' || ended.includes(code ?? '') ? 'open or refused' : { status, code },
    ),
  })),
  invitations: invitations.map(({ id, status }) => [id, status === 'declined' ? 'pending' : status]),
  mails: mails.filter((mail) => kindOf(mail) !== 'password-reset').map(({ id }) => id),
});

test('a scanner that opens every link of every mail and presses all it finds proves nothing and accepts nothing', async ({
  browser,
  request,
  baseURL,
  mailboxes,
  openssl,
  address,
}) => {
  const house = await MailedHouse.founded({ baseURL: baseURL!, mailboxes, openssl }, `owner.${address}`);
  const waiting = manners.map((_, n) => ({ box: `box-${n}.${address}`, guest: `guest-${n}.${address}` }));
  for (const { box, guest } of waiting) {
    await house.asksFor(box);
    await house.invites(guest);
  }
  const done = await house.asksFor(`done.${address}`);
  await house.generates(await house.typesToken(done));
  await house.ownerIsInvitedElsewhere();

  const before = await house.state();
  expect([...new Set(before.mails.map(kindOf))].sort()).toEqual(kindsOfMail.filter((kind) => !unsent.includes(kind)));
  const links = before.mails.flatMap((mail) => linksOf(mail).map((link) => ({ link, to: mail.to[0]! })));
  /** What waits is gone once it was refused: each manner has its own, and one of them all the rest. */
  const linksFor = (n: number) => {
    const ofSomeManner = waiting.flatMap(({ box, guest }) => [box, guest]);
    const own = Object.values(waiting[n]!);
    return links.filter(({ to }) => own.includes(to) || (n === 1 && !ofSomeManner.includes(to)));
  };

  await test.step('looking changes nothing', async () => {
    for (const { link } of links) await looksAt(request, link);
    expect(await house.state()).toEqual(before);
  });

  await test.step('opening and running scripts changes nothing', async () => {
    const scanner = await Scanner.in(browser);
    for (const { link } of links) await scanner.opens(link);
    await scanner.end();
    await looksBehind(request, [...scanner.asked]);
    expect(scanner.changed).toEqual([]);
    expect(await house.state()).toEqual(before);
  });

  const boxes: (string | undefined)[] = [];
  const guests: (string | undefined)[] = [];
  await test.step('pressing everything refuses and declines, and does nothing else', async () => {
    const changed = new Set<string>();
    for (const [n, manner] of manners.entries()) {
      const scanner = await Scanner.in(browser);
      for (const { link, to } of linksFor(n)) await scanner.pressesAll(link, manner, to);
      await scanner.end();
      for (const act of scanner.changed) changed.add(act);
    }
    const after = await house.state();
    expect(apartFromRefusals(after)).toEqual(apartFromRefusals(before));
    expect([...changed].filter((act) => act !== asksForLink).sort()).toEqual([
      'POST /api/v1/invitations/…/decline',
      'POST /api/v1/mailbox-confirmations/…/refuse',
    ]);
    for (const { box, guest } of waiting) {
      const request = after.requests.find(({ san }) => san.emails.includes(box))!;
      expect(request).toMatchObject({ status: 'verifying', checks: [{ kind: 'mailbox' }] });
      boxes.push(request.checks[0]!.code ?? request.checks[0]!.status);
      guests.push(after.invitations.find(({ email }) => email === guest)?.status);
    }
    // Not every manner finds its way through all pages; none proves, none accepts.
    expect(boxes).toContain('mailbox-refused');
    expect(boxes.filter((code) => code !== 'mailbox-refused' && code !== 'pending')).toEqual([]);
    expect(guests).toContain('declined');
    expect(guests.filter((status) => status !== 'declined' && status !== 'pending')).toEqual([]);
  });

  await test.step('people go on: a new Token proves, a new invitation is accepted', async () => {
    const { box } = waiting[boxes.indexOf('mailbox-refused')]!;
    const { guest } = waiting[guests.indexOf('declined')]!;
    const { requests } = await house.state();
    const request = requests.find(({ san }) => san.emails.includes(box))!;
    await house.sendsToken(request);
    expect(await house.typesToken(request)).toMatchObject({ status: 'verified', checks: [{ status: 'verified' }] });
    await house.invites(guest);
    await house.accepts(guest);
    expect(await house.members()).toContain(guest);
  });
  await house.end();
});
