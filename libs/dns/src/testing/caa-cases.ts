/** The issuer domain name that is ours, somebody else's, and our account. */
export const ours = 'ca.example';
export const theirs = 'other-ca.example';
export const account = 'https://ca.example/acct/1';

const mail = (name: string, value: string, flags = 0) => `${name} 60 IN CAA ${flags} issuemail "${value}"`;

/** First labels of the name, records of its zone, verdict, code (of the warning where it is allowed), why. */
type CaaCase = readonly [string, readonly string[], 'allow' | 'deny' | 'error', string, string];

export const caaCases: readonly CaaCase[] = [
  ['absent', ['absent 60 IN A 127.0.0.1'], 'allow', '', 'no CAA up to the top'],
  ['mail-ok', [mail('mail-ok', ours)], 'allow', '', 'we are named'],
  ['mail-other', [mail('mail-other', theirs)], 'deny', 'caa-denied', 'only somebody else is named'],
  ['mail-none', [mail('mail-none', ';')], 'deny', 'caa-denied-all', 'no issuer'],
  ['mail-empty', [mail('mail-empty', '')], 'deny', 'caa-denied-all', 'an empty value names nobody'],
  ['mail-malformed', [mail('mail-malformed', '%%%%%')], 'deny', 'caa-malformed', 'malformed names nobody'],
  ['mail-bad-param', [mail('mail-bad-param', `${ours}; a_b=1`)], 'deny', 'caa-malformed', 'so does a bad parameter'],
  ['mail-params', [mail('mail-params', `${ours}; policy=ev`)], 'allow', '', 'an unknown parameter is ignored'],
  ['acct-ok', [mail('acct-ok', `${ours}; accounturi=${account}`)], 'allow', '', 'our account'],
  ['acct-bad', [mail('acct-bad', `${ours}; accounturi=${account}2`)], 'deny', 'caa-parameter', 'another account'],
  [
    'acct-two',
    [mail('acct-two', `${ours}; accounturi=${account}; accounturi=${account}`)],
    'deny',
    'caa-parameter',
    'a parameter given twice can not be met',
  ],
  ['issue-other', [`issue-other 60 IN CAA 0 issue "${theirs}"`], 'allow', '', 'issue says nothing about mail'],
  [
    'issue-none',
    ['issue-none 60 IN CAA 0 issue ";"', 'issue-none 60 IN CAA 0 issuewild ";"'],
    'allow',
    '',
    'nor does issuewild',
  ],
  ['web-none', ['web-none 60 IN CAA 0 issue ";"', mail('web-none', ours)], 'allow', '', 'mail yes, web no'],
  ['web-ok', [`web-ok 60 IN CAA 0 issue "${ours}"`, mail('web-ok', ';')], 'deny', 'caa-denied-all', 'web yes, mail no'],
  ['two', [mail('two', theirs), mail('two', ours)], 'allow', '', 'one of two'],
  ['none-and-ok', [mail('none-and-ok', ';'), mail('none-and-ok', ours)], 'allow', '', 'nobody beside us'],
  ['upper', [`upper 60 IN CAA 0 ISSUEMAIL "${ours.toUpperCase()}"`], 'allow', '', 'compared without case'],
  ['mixed', [`mixed 60 IN CAA 0 IsSuEmAiL "${theirs}"`], 'deny', 'caa-denied', 'tag compared without case'],
  ['spaces', [mail('spaces', `   ${ours}  ;  `)], 'allow', '', 'blanks around'],
  ['crit-mail', [mail('crit-mail', ours, 128)], 'allow', '', 'critical and understood'],
  ['crit-new', ['crit-new 60 IN CAA 128 futuretag "x"'], 'deny', 'caa-critical-unknown', 'critical and unknown'],
  [
    'crit-new-ok',
    ['crit-new-ok 60 IN CAA 128 futuretag "x"', mail('crit-new-ok', ours)],
    'deny',
    'caa-critical-unknown',
    'which beats our permission',
  ],
  ['unknown', ['unknown 60 IN CAA 0 futuretag "x"'], 'allow', '', 'unknown, not critical'],
  ['flag-one', ['flag-one 60 IN CAA 1 futuretag "x"'], 'allow', 'caa-flag-one', 'flag 1 is not the critical one'],
  ['crit-iodef', ['crit-iodef 60 IN CAA 128 iodef "mailto:security@lab"'], 'allow', '', 'iodef is understood'],
  [
    'tree',
    [mail('tree', theirs), 'host.tree 60 IN A 127.0.0.1', 'deep.host.tree 60 IN A 127.0.0.1'],
    'deny',
    'caa-denied',
    'the parent of the next ones',
  ],
  ['host.tree', [], 'deny', 'caa-denied', 'one label up'],
  ['deep.host.tree', [], 'deny', 'caa-denied', 'two labels up'],
  ['gone.tree', [], 'deny', 'caa-denied', 'from a name that does not exist'],
  ['ok.tree', [mail('ok.tree', ours)], 'allow', '', 'the closest set counts'],
  ['iodef.tree', ['iodef.tree 60 IN CAA 0 iodef "mailto:security@lab"'], 'allow', '', 'and ends the climb'],
  ['cname-ok', ['cname-ok 60 IN CNAME mail-ok'], 'allow', '', 'the set at the target of an alias'],
  ['cname-deny', ['cname-deny 60 IN CNAME mail-other'], 'deny', 'caa-denied', 'also where it forbids'],
  ['cname-cname', ['cname-cname 60 IN CNAME cname-deny'], 'deny', 'caa-denied', 'an alias of an alias'],
  ['sub.cname-deny', [], 'deny', 'caa-denied', 'the parent is an alias'],
  ['cname.tree', ['cname.tree 60 IN CNAME absent'], 'deny', 'caa-denied', 'none at the target: up from the original'],
  ['dname.tree', ['dname.tree 60 IN DNAME mail-ok'], 'deny', 'caa-denied', 'a DNAME does not act on its own owner'],
  ['x.dname.tree', [], 'deny', 'caa-denied', 'what it makes leads nowhere: up from the original'],
  ['cname-to-child', ['cname-to-child 60 IN CNAME host.tree'], 'allow', '', 'nobody climbs from the target'],
  ['loop', ['loop 60 IN CNAME loop2', 'loop2 60 IN CNAME loop'], 'error', 'caa-lookup-failed', 'a circle'],
  ['wild', ['*.wild 60 IN CAA 0 issuemail ";"'], 'allow', '', 'a wildcard does not cover its own parent'],
  ['any.wild', [], 'deny', 'caa-denied-all', 'a wildcard answers'],
  ['xss', [mail('xss', '<script>alert(1)</script>')], 'deny', 'caa-malformed', 'malformed'],
  [
    'big',
    [...Array.from({ length: 400 }, (_, i) => `big 60 IN CAA 0 x${i} "filler"`), mail('big', theirs)],
    'deny',
    'caa-denied',
    'four hundred others',
  ],
  ['xn--bcher-kva', [mail('xn--bcher-kva', theirs)], 'deny', 'caa-denied', 'bücher'],
];
