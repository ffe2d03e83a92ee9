// CAA as it is found in the world, written once and placed below several apexes (verification.md §13).

/** The issuer domain name that stands for our CA, and somebody else's. */
export const issuer = 'ca.example';
export const otherIssuer = 'other-ca.example';
export const account = 'https://ca.example/acct/1';

export type CaaVerdict = 'allow' | 'deny' | 'error';

export interface CaaCase {
  /** The name below the apex. */
  readonly at: string;
  readonly records: readonly string[];
  readonly verdict: CaaVerdict;
  /** The code of a refusal, an error or a warning; "" where there is nothing to say. */
  readonly code: string;
  readonly why: string;
}

const mail = (at: string, value: string, flags = 0) => `${at} 60 IN CAA ${flags} issuemail "${value}"`;
const caa = (at: string, flags: number, tag: string, value: string) => `${at} 60 IN CAA ${flags} ${tag} "${value}"`;
const address = (at: string) => `${at} 60 IN A 127.0.0.1`;
const alias = (at: string, target: string) => `${at} 60 IN CNAME ${target}`;

const decided =
  (verdict: CaaVerdict, code: string) =>
  (at: string, why: string, ...records: string[]): CaaCase => ({ at, records, verdict, code, why });
const allowed = decided('allow', '');
const denied = decided('deny', 'caa-denied');
const deniedAll = decided('deny', 'caa-denied-all');
const malformed = decided('deny', 'caa-malformed');
const critical = decided('deny', 'caa-critical-unknown');
const parameter = decided('deny', 'caa-parameter');
const warned = decided('allow', 'caa-flag-one');
const failed = decided('error', 'caa-lookup-failed');

/** More records than a UDP answer holds. */
const fillers = Array.from({ length: 400 }, (_, n) => caa('big', 0, `x${n}`, 'filler'));

export const caaCases: readonly CaaCase[] = [
  allowed('absent', 'no CAA up to the TLD', address('absent')),
  allowed('mail-ok', 'we are named', mail('mail-ok', issuer)),
  denied('mail-other', 'only somebody else is named', mail('mail-other', otherIssuer)),
  deniedAll('mail-none', 'empty issuer domain', mail('mail-none', ';')),
  deniedAll('mail-empty', 'empty value: no issuer', mail('mail-empty', '')),
  malformed('mail-malformed', 'malformed: empty issuer domain', mail('mail-malformed', '%%%%%')),
  malformed('mail-malformed-param', 'one bad parameter', mail('mail-malformed-param', `${issuer}; a_b=1`)),
  allowed('mail-params', 'unknown parameter is ignored', mail('mail-params', `${issuer}; policy=ev`)),
  allowed('mail-acct-ok', 'our account', mail('mail-acct-ok', `${issuer}; accounturi=${account}`)),
  parameter(
    'mail-acct-bad',
    'another account',
    mail('mail-acct-bad', `${issuer}; accounturi=https://ca.example/acct/2`),
  ),
  parameter(
    'mail-acct-two',
    'accounturi twice cannot be met',
    mail('mail-acct-two', `${issuer}; accounturi=${account}; accounturi=${account}`),
  ),
  allowed('issue-other', 'issue says nothing about mail', caa('issue-other', 0, 'issue', otherIssuer)),
  allowed(
    'issue-none',
    'nor does issuewild',
    caa('issue-none', 0, 'issue', ';'),
    caa('issue-none', 0, 'issuewild', ';'),
  ),
  allowed(
    'issue-none-mail-ok',
    'mail allowed, web forbidden',
    caa('issue-none-mail-ok', 0, 'issue', ';'),
    mail('issue-none-mail-ok', issuer),
  ),
  deniedAll(
    'issue-ok-mail-none',
    'web allowed, mail forbidden',
    caa('issue-ok-mail-none', 0, 'issue', issuer),
    mail('issue-ok-mail-none', ';'),
  ),
  allowed('two-issuers', 'one of two', mail('two-issuers', otherIssuer), mail('two-issuers', issuer)),
  allowed('none-and-ok', '";" beside us does not hurt us', mail('none-and-ok', ';'), mail('none-and-ok', issuer)),
  allowed('upper', 'tag and domain compare without case', caa('upper', 0, 'ISSUEMAIL', issuer.toUpperCase())),
  denied('mixed', 'the tag compares without case', caa('mixed', 0, 'IsSuEmAiL', otherIssuer)),
  allowed('spaces', 'white space around', mail('spaces', `   ${issuer}  ;  `)),
  allowed('crit-mail', 'critical and understood', mail('crit-mail', issuer, 128)),
  critical('crit-unknown', 'critical and not understood', caa('crit-unknown', 128, 'futuretag', 'x')),
  critical(
    'crit-unknown-mail-ok',
    'beats our permission',
    caa('crit-unknown-mail-ok', 128, 'futuretag', 'x'),
    mail('crit-unknown-mail-ok', issuer),
  ),
  allowed('unknown', 'not critical, not understood', caa('unknown', 0, 'futuretag', 'x')),
  warned('flag-reserved', 'flag 1 is not the critical bit', caa('flag-reserved', 1, 'futuretag', 'x')),
  allowed('crit-iodef', 'iodef is understood', caa('crit-iodef', 128, 'iodef', 'mailto:security@lab')),
  denied('tree', 'parent of the next', mail('tree', otherIssuer), address('host.tree'), address('deep.host.tree')),
  denied('host.tree', 'climbs one label'),
  denied('deep.host.tree', 'climbs two labels'),
  denied('gone.tree', 'a name that does not exist still climbs'),
  allowed('ok.tree', 'the closest set wins', mail('ok.tree', issuer)),
  allowed('iodef.tree', 'the closest set has no issuemail', caa('iodef.tree', 0, 'iodef', 'mailto:security@lab')),
  allowed('cname-ok', 'the set at the target', alias('cname-ok', 'mail-ok')),
  denied('cname-deny', 'the set at the target', alias('cname-deny', 'mail-other')),
  denied('cname-cname-deny', 'alias of an alias', alias('cname-cname-deny', 'cname-deny')),
  denied('sub.cname-deny', 'the parent is an alias: the set at its target counts'),
  denied('cname.tree', 'target has none: climb from the original name', alias('cname.tree', 'absent')),
  denied('dname.tree', 'a DNAME does not act on its own owner', 'dname.tree 60 IN DNAME mail-ok'),
  denied('x.dname.tree', 'the alias made by the DNAME leads nowhere: climb from the original name'),
  allowed('cname-to-tree-child', 'the tree of the target is not climbed', alias('cname-to-tree-child', 'host.tree')),
  failed('cname-loop', 'the look-up fails', alias('cname-loop', 'cname-loop2'), alias('cname-loop2', 'cname-loop')),
  allowed('wild', 'the wildcard does not cover its own parent', mail('*.wild', ';')),
  deniedAll('any.wild', 'made from *.wild'),
  malformed('xss', 'malformed; must be shown escaped', mail('xss', '<script>alert(1)</script>')),
  denied('big', 'needs TCP', ...fillers, mail('big', otherIssuer)),
  denied('xn--bcher-kva', 'user@bücher.<apex>', mail('xn--bcher-kva', otherIssuer)),
];

/** What TXT proofs meet: several strings, aliases, wildcards, empty non-terminals. */
export const txtRecords: readonly string[] = [
  'txt 60 IN TXT "token-0123456789"',
  '_pki.txt 60 IN TXT "token-0123456789"',
  alias('_alias.txt', '_pki.txt'),
  '_parts.txt 60 IN TXT "token-" "0123456789"',
  '*.wtxt 60 IN TXT "wild-token"',
  alias('_ra-challenge.cnamed', 'elsewhere.cnamed'),
  address('elsewhere.cnamed'),
  alias('_ra-challenge.broken', 'gone.broken'),
  address('a.b.c.ent'),
];
