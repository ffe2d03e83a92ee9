import type { Check, Detail, Problem } from '@countersign/contracts';
import { aCheck, aRequest } from '../../testing/a-request';
import { textOf } from '../../testing/open-step';
import { openBoard } from '../testing/open-board';
import { Board, RequestAnswers } from '../wizard.actions';

const at = '2026-11-23T14:20:00Z';
const idOf = (number: number) => `01890000-0000-7000-8000-0000000000${number}`;
const said = (over: Partial<Detail> = {}): Detail => ({
  code: 'caa-denied',
  severity: 'error',
  subject: 'x.example',
  expected: null,
  found: null,
  at: 'x.example',
  fix: 'x.example. IN CAA 0 issuemail "ca.example"',
  retryable: true,
  source: 'countersign',
  text: 'The CAA records at x.example allow other-ca.example to issue mail certificates, not us.',
  ...over,
});
const value = 'abcdefghijklmnopqrstuvwxyz';
const txt = {
  name: '_ra-challenge.x.example',
  relativeName: '_ra-challenge',
  type: 'TXT',
  value,
  zoneLine: `_ra-challenge.x.example. 300 IN TXT "${value}"`,
  expiresAt: '2026-12-24T10:00:00Z',
} as const;
const file = {
  urls: ['http://x.example/.well-known/pki-validation/abc.txt', 'https://x.example/.well-known/pki-validation/abc.txt'],
  path: '/.well-known/pki-validation/abc.txt',
  fileName: 'abc.txt',
  content: 'xyz',
  expiresAt: '2026-12-24T10:00:00Z',
};

describe('the rows of domains, CAA and DNSSEC', () => {
  const named = { identifier: 'x.example', methods: [] };
  const domain = (over: Partial<Check> = {}) =>
    aCheck({ ...named, id: idOf(61), kind: 'domain', methods: ['txt', 'file'], ...over });
  const caa = (over: Partial<Check> = {}) => aCheck({ ...named, id: idOf(62), kind: 'caa', ...over });
  const dnssec = (over: Partial<Check> = {}) => aCheck({ ...named, id: idOf(63), kind: 'dnssec', ...over });
  const denied = caa({ status: 'failed', outcome: 'fail', code: 'caa-denied', details: [said()], checkedAt: at });
  const begun = domain({ status: 'pending', method: 'txt', instructions: txt });
  const texts = (page: Element, of: string) => [...page.querySelectorAll(of)].map(textOf);

  it('come in their order, each with what can be done', () => {
    const { page, rows } = openBoard(dnssec(), caa(), domain(), aCheck());
    expect(texts(page, 'h2[id]')).toEqual(['Email Validation', 'Domain Verification', 'CAA', 'DNSSEC']);
    expect(rows().slice(1)).toEqual([
      'x.example | Unverified | Show that it is yours. An approved domain of the enterprise counts at once. | TXT Record, Upload a File',
      'x.example | Unverified | Verify asks the DNS which CAs may issue for mail here. | Verify',
      'x.example | Unverified | Comes with the look at CAA records. | ',
    ]);
  });
  it('offers only the ways that the type allows, and begins with the one that was pressed', async () => {
    const { asked, request, press, rows } = openBoard(domain({ methods: ['file'] }));
    expect(rows()[0]).toMatch(/\| Upload a File$/);
    await press('Upload a File');
    expect(asked).toEqual([Board.methodChosen({ id: request.id, checkId: idOf(61), method: 'file' })]);
  });
  it('shows the TXT record line by line, each with a copy, and until when it is taken', () => {
    const { page, rows } = openBoard(begun);
    expect(rows()[0]).toBe('x.example | Pending | Add the record to the zone, then press Verify. | Verify');
    expect(texts(page, 'cs-copy-field')).toEqual([
      'Name_ra-challenge',
      'Full name_ra-challenge.x.example',
      'TypeTXT',
      'Valueabcdefghijklmnopqrstuvwxyz',
      'Zone line_ra-challenge.x.example. 300 IN TXT "abcdefghijklmnopqrstuvwxyz"',
    ]);
    const copies = [...page.querySelectorAll('cs-copy-button button')].map((each) => each.ariaLabel);
    expect(copies).toEqual(['Copy name', 'Copy full name', 'Copy value', 'Copy zone line']);
    expect(textOf(page)).toContain('It is taken until 24 Dec 2026');
  });
  it('shows the file with its addresses, to copy and as a download', () => {
    const { page } = openBoard(domain({ status: 'pending', method: 'file', instructions: file }));
    expect(texts(page, 'cs-copy-field')).toEqual([
      `Address${file.urls[0]}`,
      `Address${file.urls[1]}`,
      'File nameabc.txt',
      'Contentxyz',
    ]);
    const link = page.querySelector<HTMLAnchorElement>('a[download]');
    expect([link?.download, link?.href]).toEqual(['abc.txt', 'data:text/plain;charset=utf-8,xyz']);
  });
  it('lets the way be changed while nothing is verified', async () => {
    const { asked, request, press } = openBoard(begun);
    await press('Upload a File instead');
    expect(asked).toEqual([Board.methodChosen({ id: request.id, checkId: idOf(61), method: 'file' })]);
  });
  it.each([
    ['the type knows one way', [{ ...begun, methods: ['txt' as const] }]],
    ['another name is verified', [begun, domain({ id: idOf(64), status: 'verified', identifier: 'm.x.example' })]],
  ])('does not where %s', (_, checks) => {
    const { page } = openBoard(...checks);
    expect(textOf(page)).not.toContain('instead');
  });
  it('looks at once, and says that it looks', async () => {
    const { asked, request, press, rows } = openBoard(begun);
    await press('Verify');
    await press('Verify');
    expect(asked).toEqual([Board.lookAskedFor({ id: request.id, checkId: idOf(61) })]);
    expect(rows()[0]).toContain('Checking…');
  });
  it('tells what was seen, the fault apart from the hint, and when it looks again', () => {
    const missing = said({
      code: 'txt-missing',
      text: 'There is no TXT record at _ra-challenge.x.example.',
      fix: null,
    });
    const hint = said({
      severity: 'info',
      text: 'The value stands at ra-challenge.x.example.',
      fix: '_ra-challenge',
    });
    const next = new Date(2026, 10, 23, 14, 25, 7).toISOString();
    const { page, rows } = openBoard({
      ...begun,
      ...{ status: 'failed', outcome: 'fail', details: [missing, hint], nextTryAt: next, checkedAt: at },
    });
    expect(texts(page, 'li')).toEqual([missing.text, hint.text]);
    expect(texts(page, 'li.tone-failed')).toEqual([missing.text]);
    expect(rows()[0]).toMatch(/We look again by ourselves at 14:25:07\. \| Check again, View$/);
  });
  it('shows what keeps us from issuing, and the line that mends it', () => {
    const { page, rows } = openBoard(denied);
    expect(rows()[0]).toContain('| Unverified | The CAA records at x.example allow other-ca.example');
    expect(texts(page, '.tone-failed.error')).toHaveLength(1);
    expect(texts(page, 'cs-code-line')).toEqual(['x.example. IN CAA 0 issuemail "ca.example"']);
    expect(page.querySelector('[aria-label="Copy line"]')).not.toBeNull();
  });
  it('tells "no" from "could not look"', () => {
    const { page, rows } = openBoard({ ...denied, outcome: 'error', details: [said({ fix: null })] });
    expect(rows()[0]).toContain('Could not check');
    expect([texts(page, 'li.tone-failed').length, texts(page, 'li.tone-unchecked').length]).toEqual([0, 1]);
  });
  it('counts an unsigned zone, and closes what is verified', () => {
    const passed = { status: 'verified', outcome: 'pass', checkedAt: at } as const;
    const { page, rows } = openBoard(
      domain({ ...passed, method: 'txt', validUntil: '2027-12-24T10:00:00Z' }),
      caa(passed),
      dnssec({ ...passed, status: 'not-enabled' }),
    );
    expect(rows()).toEqual([
      'x.example | Verified | TXT record seen: it proves this name and all names below it · counts until 24 Dec 2027 | View',
      'x.example | Verified | Nothing there keeps us from issuing. | View',
      'x.example | Not enabled | The zone is not signed. That is allowed and counts as passed. | View',
    ]);
    expect(page.querySelector('cs-look-panel')).toBeNull();
  });
  it('gives DNSSEC a button of its own where nothing else looks at the name any more', async () => {
    const broken = said({ code: 'dnssec-expired', text: 'The signature is too old.', fix: null });
    const { rows, asked, press } = openBoard(
      caa({ status: 'verified', outcome: 'pass' }),
      dnssec({ status: 'failed', outcome: 'fail', details: [broken], checkedAt: at }),
    );
    expect(rows()[1]).toBe('x.example | Unverified | x.example: The signature is too old. | Check again, View');
    await press('Check again');
    expect(asked).toEqual([Board.lookAskedFor({ id: aRequest().id, checkId: idOf(63) })]);
  });
  it('says in the row why a look was refused', async () => {
    const { store, fixture, page } = openBoard(denied);
    const problem = { code: 'rate-limited', title: 'Too often', detail: 'Wait 5 seconds.', status: 429 } as Problem;
    store.dispatch(RequestAnswers.checkRefused({ checkId: denied.id, problem }));
    await fixture.whenStable();
    expect(textOf(page.querySelector('[role=alert]'))).toBe('Too often. Wait 5 seconds.');
  });
  it('keeps the focus in the row whose button has gone', async () => {
    const { fixture, store, page, press, request } = openBoard(caa());
    document.body.append(page);
    await press('Verify');
    const passed = { ...request, checks: [caa({ status: 'verified', outcome: 'pass', checkedAt: at })] };
    store.dispatch(RequestAnswers.checkAnswered({ request: passed, checkId: idOf(62) }));
    fixture.componentRef.setInput('request', passed);
    await fixture.whenStable();
    expect(textOf(document.activeElement)).toBe('View');
  });
});
